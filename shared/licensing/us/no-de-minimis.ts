import type { Item } from '../../model/item.ts';
import type { Place } from './place.ts';
import { readEccn, type UsClass } from './read-eccn.ts';

/** A rule of 734.4(a): US content of any size keeps the item subject, or would if one more fact is so. */
export interface NoDeMinimis {
  paragraph: string;
  /** The fact the rule turns on and which a classification does not tell; null when the rule simply holds. */
  asks: { attribute: string; words: string } | null;
}

type Eccn = Extract<UsClass, { kind: 'eccn' }>;
type Rule = NoDeMinimis & { holds: (read: Eccn, place: Place | null) => boolean };

/** An unknown destination or an unstated paragraph is reached: a rule may not fall away for want of a fact. */
const goesTo = (place: Place | null, groups: string[], countries: string[] = []): boolean =>
  !place || groups.some((group) => place.groups.has(group)) || countries.includes(place.country);
const within = ({ path }: Eccn, paragraphs: string): boolean =>
  paragraphs.split(' ').some((one) => {
    const steps = one.split('.');
    return steps.every((step, at) => path[at] === undefined || path[at] === step);
  });

const series = /^\d[A-E](?:6\d\d|515)$/;
const circuit = { attribute: 'usIntegratedCircuit', words: 'whether it contains an integrated circuit of US origin' };
/** Semiconductor equipment of 734.4(a)(8), by paragraph. */
const equipment: Record<string, string> = { '3B001': 'a.4 c d f.1 f.5 f.6 k l m n p.2 p.4 r', '3B002': 'c' };

/** 734.4(a)(1) to (9), 2026-09-24; (a)(7) is a note. The classification told is the foreign item's own. */
const rules: Rule[] = [
  {
    paragraph: '734.4(a)(1)',
    asks: { attribute: 'usSemiconductors', words: 'whether it contains controlled US semiconductors of 3A001' },
    holds: ({ entry }) => entry === '4A003',
  },
  { paragraph: '734.4(a)(2)', asks: null, holds: ({ entry }) => entry === '5E002' },
  {
    paragraph: '734.4(a)(4)',
    asks: null,
    holds: (read) => read.entry === '9E003' && within(read, 'a.1 a.2 a.3 a.4 a.5 a.6 a.8 h i l'),
  },
  { paragraph: '734.4(a)(5)', asks: null, holds: ({ entry }, place) => entry === '0A919' && goesTo(place, ['D:5']) },
  {
    paragraph: '734.4(a)(6)(i)',
    asks: null,
    holds: ({ entry, path }, place) => series.test(entry) && path[0] !== 'y' && goesTo(place, ['D:5']),
  },
  {
    paragraph: '734.4(a)(6)(ii)',
    asks: null,
    holds: ({ entry, path }, place) => series.test(entry) && path[0] === 'y' && goesTo(place, ['E:1', 'E:2'], ['BY', 'CN', 'RU']),
  },
  {
    paragraph: '734.4(a)(8)',
    asks: circuit,
    holds: (read, place) => within(read, equipment[read.entry] ?? '-') && goesTo(place, ['D:5'], ['MO']),
  },
  {
    paragraph: '734.4(a)(3), (9)',
    asks: circuit,
    holds: ({ entry }, place) => entry.startsWith('3B') && goesTo(place, ['D:5'], ['MO']),
  },
];

/** The rule which leaves an item with some US content no de minimis level; null: the levels of 734.4(c) and (d) apply. */
export function noDeMinimis(item: Item, place: Place | null): NoDeMinimis | null {
  const read = item.classification.us === null ? null : readEccn(item.classification.us);
  if (read?.kind !== 'eccn') return null;
  const rule = rules.find((one) => one.holds(read, place));
  if (!rule) return null;
  const asks = rule.asks && item.attributes[rule.asks.attribute] === true ? null : rule.asks;
  if (asks && item.attributes[asks.attribute] === false) return null;
  return { paragraph: rule.paragraph, asks };
}
