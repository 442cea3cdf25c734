import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { citeEar } from '../cite-law.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf, figure } from './class-of.ts';
import { directProductRules, hangsOnParties } from './direct-product-rules.ts';
import { type NoDeMinimis, noDeMinimis } from './no-de-minimis.ts';
import { isHome, type Place, placeOf } from './place.ts';
import { fact, finding } from './us-finding.ts';

export interface Subject {
  findings: Draft[];
  /** True: nothing more to determine for this item under the EAR. */
  end: boolean;
}

const subject: Subject = { findings: [], end: false };

/**
 * Is the item subject to the EAR (734.3)? US origin, or in the United States: yes. Foreign-made: by its controlled US content
 * against 10 % (Country Group E:1, E:2) or 25 % (734.4), and by the foreign direct product rules (734.9), which need facts of its
 * manufacture and are a question.
 */
export function subjectToEar(item: Item, order: Order, law: LawTables): Subject {
  if (isPublished(item)) return { findings: [published(item, law)], end: true };
  const abroad = order.shipFrom !== null && !isHome(order.shipFrom.country);
  const foreign = item.origin !== null && !isHome(item.origin);
  if (!foreign || !abroad) return subject;
  const content = figure(item, 'usContentPercent') ?? figure(item, 'usControlledContentPct');
  if (content === null) return foreignMade(item, order, law);
  const country = order.destination.country;
  const place = country === null ? null : placeOf(law.us, country);
  const bar = !place || place.groups.has('E:1') || place.groups.has('E:2') ? 10 : 25;
  const none = content > 0 ? noDeMinimis(item, place) : null;
  if (none) return withoutLevel(item, content, none, law);
  if (content > bar) return { findings: [over(item, content, bar, law)], end: false };
  return { findings: [under(item, content, bar, place, law)], end: true };
}

const isPublished = (item: Item): boolean =>
  item.attributes.published === true &&
  (item.kind === 'technology' || item.kind === 'software') &&
  !/^5[DE]002/i.test(item.classification.us ?? '');

const published = (item: Item, law: LawTables): Draft =>
  finding(item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: 'Published: not subject to the EAR',
    detail: 'Published software and technology are not subject to the EAR (734.7); the order states that this is published.',
    citations: [citeEar('734.7', law.us.edition)],
  });

/** 734.4(a): any US content keeps the item subject; where the rule turns on a fact nobody told, that is the question. */
function withoutLevel(item: Item, content: number, { paragraph, asks }: NoDeMinimis, law: LawTables): Subject {
  const held = `There is no de minimis level for it to this destination (${paragraph}), so that its US content of ${content} % keeps it subject to the EAR`;
  const said = finding(item, {
    code: asks ? 'license.undetermined' : 'license.subject',
    outcome: asks ? 'review' : 'clear',
    title: asks ? 'Foreign-made: whether a de minimis level applies is not known' : 'Foreign-made, subject to the EAR by content',
    detail: asks ? `${held} or not by a fact that is not told: ${asks.words}.` : `${held}.`,
    missingFacts: asks ? [fact(item, `attributes.${asks.attribute}`)] : [],
    citations: [citeEar('734.4', law.us.edition)],
  });
  return { findings: [said], end: false };
}

const over = (item: Item, content: number, bar: number, law: LawTables): Draft =>
  finding(item, {
    code: 'license.subject',
    outcome: 'clear',
    title: 'Foreign-made, subject to the EAR by content',
    detail: `Controlled US content of ${content} % is over the de minimis level of ${bar} % for this destination (734.4).`,
    citations: [citeEar(bar === 10 ? '734.4(c)' : '734.4(d)', law.us.edition)],
  });

const under = (item: Item, content: number, bar: number, place: Place | null, law: LawTables): Draft => {
  const rules = directProductRules(eccnOf(item), place);
  const byParties = hangsOnParties(eccnOf(item), place);
  const settled = item.attributes.foreignDirectProduct === false || byParties;
  return finding(item, {
    code: settled ? 'license.no_requirement' : 'license.undetermined',
    outcome: settled ? 'clear' : 'review',
    title: settled
      ? 'Foreign-made, below de minimis: not subject to the EAR'
      : 'Below de minimis; foreign direct product rules not answered',
    detail: `Controlled US content of ${content} % is not over the de minimis level of ${bar} % (734.4)${byParties ? '; the foreign direct product rules that are left hang on listed parties, who are screened by themselves' : settled ? '' : `; whether a foreign direct product rule reaches the item depends on facts of its manufacture and on who takes part: ${toldRules(rules)}`}.`,
    missingFacts: settled ? [] : [fact(item, 'attributes.foreignDirectProduct')],
    citations: [
      citeEar(bar === 10 ? '734.4(c)' : '734.4(d)', law.us.edition),
      ...(settled ? [citeEar('734.9', law.us.edition)] : rules.map(({ section }) => citeEar(section))),
    ],
  });
};

/** The classification as read, `EAR99` among them, or null. */
function eccnOf(item: Item): string | null {
  const known = classOf(item);
  return known?.kind === 'ear99' ? 'EAR99' : known?.kind === 'eccn' ? known.text : null;
}

const toldRules = (rules: ReturnType<typeof directProductRules>): string =>
  rules.map(({ section, name }) => `${section} (${name})`).join(', ');

/** Foreign-made and the content is not told: asked only where the order itself says that US law is to be looked at. */
function foreignMade(item: Item, order: Order, law: LawTables): Subject {
  if (!order.jurisdictions.includes('US') && item.classification.us === null) return { findings: [], end: true };
  const country = order.destination.country;
  const place = country === null ? null : placeOf(law.us, country);
  if (hangsOnParties(eccnOf(item), place) && !place?.refer) return subject; // EAR99 goes there whether subject or not
  const rules = directProductRules(eccnOf(item), place);
  const asked = finding(item, {
    code: 'license.undetermined',
    outcome: 'review',
    title: 'Foreign-made: US content not known',
    detail: `A foreign-made item is subject to the EAR by its controlled US content (734.4) or as a foreign direct product; neither is told. Rules to look at: ${toldRules(rules)}.`,
    missingFacts: [fact(item, 'attributes.usContentPercent'), fact(item, 'attributes.foreignDirectProduct')],
    citations: [citeEar('734.4', law.us.edition), ...rules.map(({ section }) => citeEar(section))],
  });
  const told = item.attributes.foreignDirectProduct === false && item.attributes.usContentPercent === 0;
  return { findings: told ? [] : [asked], end: true };
}
