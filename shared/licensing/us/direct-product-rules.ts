import { reaches } from './destination-set.ts';
import type { Place } from './place.ts';

/** A foreign direct product rule of 734.9: where the items it reaches go, and what they are by code. */
interface DirectProductRule {
  section: string;
  name: string;
  /** Destinations, grammar of the tables. Null: it hangs on who takes part, not on where. */
  to: string | null;
  /** ECCN and paragraph; absent: any item. */
  items?: RegExp;
}

/** In the order of the section, as of 2026-09-24. Whether an item is the direct product of technology only its maker can say. */
const rules: readonly DirectProductRule[] = [
  { section: '734.9(b)', name: 'national security', to: 'D:1+E:1+E:2', items: /^\d[A-E][01]/ },
  { section: '734.9(c)', name: '9x515', to: 'D:5+E:1+E:2', items: /^\d[A-E]515/ },
  { section: '734.9(d)', name: '600 series', to: 'D:1+D:3+D:4+D:5+E:1+E:2', items: /^\d[A-E]6/ },
  { section: '734.9(e)', name: 'Entity List, footnotes 1, 4 and 5', to: null },
  { section: '734.9(f)', name: 'Russia, Belarus and Crimea', to: 'RU+BY' },
  { section: '734.9(g)', name: 'military end users of Russia and Belarus', to: null },
  {
    section: '734.9(h)',
    name: 'advanced computing',
    to: 'MO+D:1+D:4+D:5-A:5-A:6',
    items: /^(?:3A090|4A090|3E001)|^(?:3A001|4A00[345]|5A002|5A004|5A992|5D002|5D992)\.z/,
  },
  { section: '734.9(i)', name: 'supercomputers', to: 'MO+D:5' },
  { section: '734.9(j)', name: 'Iran', to: 'IR' },
  { section: '734.9(k)', name: 'chip-making equipment', to: 'MO+D:5', items: /^3B/ },
];

/**
 * Rules that may reach a foreign-made item on its way to a place, as `734.9(h) advanced computing`; by code where it has one.
 *
 * @param eccn ECCN with paragraph, `EAR99`, or null when the item has no classification.
 */
export const directProductRules = (eccn: string | null, place: Place | null): { section: string; name: string }[] =>
  rules.filter(
    ({ to, items }) =>
      (to === null || place === null || reaches(to, place) !== false) && (!items || eccn === null || items.test(eccn)),
  );

/**
 * True for an `EAR99` item that no rule reaches by its destination: those left hang on parties, who are screened by themselves (a
 * match on the Entity List names its rule). Nothing about the item's manufacture has to be asked.
 */
export const hangsOnParties = (eccn: string | null, place: Place | null): boolean =>
  eccn === 'EAR99' &&
  place !== null &&
  rules.every(({ to, items }) => to === null || items !== undefined || reaches(to, place) === false);
