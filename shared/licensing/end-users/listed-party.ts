import type { Citation } from '../../model/citation.ts';
import type { MatchedEntry, Requirement } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { citeEar, citeEarSupplement } from '../cite-law.ts';
import { hs6Of, isEar99 } from '../embargoes/item-scopes.ts';
import { russiaHtsList } from '../embargoes/russia-hts.ts';
import { inSupplement2 } from '../end-use/supplement-2.ts';
import { isTagged } from '../ownership/ownership-rules.ts';

/** What the EAR require for a listed party and the items of one order, once it is certain that the party is the listed one. */
export interface ListedPartyLaw {
  /** Whether the requirement reaches an item of the order. `unknown`: an item is not classified, or the entry's text is its own. */
  reaches: 'yes' | 'no' | 'unknown';
  /** For the officer: the entry's scope against these items. */
  detail: string;
  column: string;
  citations: Citation[];
}

/** As much of a list entry as its law depends on. */
type Listing = Pick<MatchedEntry, 'effect' | 'source' | 'programs' | 'licenseRequirement'>;

/** The law of an entry's list for the items of an order; null where the list states no requirement of the EAR by item. */
export function listedPartyLaw(entry: Listing, order: Pick<Order, 'items'>): ListedPartyLaw | null {
  if (entry.effect === 'license' && entry.source === 'us-bis-el') return entityList(entry, order.items);
  if (entry.effect === 'military_end_user') return militaryEndUser(order);
  return entry.effect === 'blocking' && entry.source === 'us-ofac-sdn' && isTagged(entry) ? taggedBlocking : null;
}

/** The requirement as findings carry it. */
export const requirementOf = ({ column }: ListedPartyLaw, order: Order): Requirement => ({
  control: [...new Set(order.items.map((item) => item.classification.us ?? 'unclassified'))].join(', ') || 'all items',
  reason: 'ENDUSER',
  column,
  destination: order.destination.country ?? '',
});

/** 744.8(a)(1): blocked persons under the programs it names need a license for every item subject to the EAR; no exceptions. */
const taggedBlocking: ListedPartyLaw = {
  reaches: 'yes',
  detail: 'Its program carries a license requirement for every item subject to the EAR, without exceptions (744.8).',
  column: '744.8(a)(1)',
  citations: [citeEar('744.8(a)(1)'), citeEar('744.8(c)')],
};

/** 744.11(a): to the extent specified on the Entity List. */
function entityList({ licenseRequirement }: Pick<Listing, 'licenseRequirement'>, items: readonly Item[]): ListedPartyLaw {
  const text = licenseRequirement?.trim() ?? '';
  const scope = scopes.find((one) => one.says.test(text));
  const answers = items.map((item) => scope?.reaches(item) ?? 'unknown');
  const reaches = !scope
    ? 'unknown'
    : items.length === 0 || answers.includes('yes')
      ? 'yes'
      : answers.includes('unknown')
        ? 'unknown'
        : 'no';
  const stated = text === '' ? 'The entry states no scope here' : `The entry says: ${text.replace(/\.$/, '')}`;
  const direct = /734\.9\([a-z]\)/.exec(text)?.[0];
  const made = direct
    ? ` Foreign-made items can be subject to the EAR for this party (foreign direct product rule of ${direct}).`
    : '';
  return {
    reaches,
    detail: `${stated}; ${outcomeWords[reaches]}.${made}`,
    column: '744.11(a)',
    citations: [citeEar('744.11(a)'), ...(direct ? [citeEar(direct)] : [])],
  };
}

const outcomeWords: Record<ListedPartyLaw['reaches'], string> = {
  yes: 'it reaches items of this order',
  no: 'the items of this order are outside it, so the listing is a red flag and no license requirement of its own',
  unknown: 'whether it reaches the items of this order must be read',
};

type Reach = ListedPartyLaw['reaches'];

const byCcl = (item: Item): Reach => {
  const us = item.classification.us;
  return us === null ? 'unknown' : isEar99(us) ? 'no' : 'yes';
};

const bySupplement7 = (item: Item): Reach => {
  const hs6 = hs6Of(item);
  return hs6 === null ? 'unknown' : russiaHtsList(hs6, [7]) === null ? 'no' : 'yes';
};

/** Wordings of the column `License requirement`, the narrow before the wide. */
const scopes: readonly { says: RegExp; reaches: (item: Item) => Reach }[] = [
  { says: /(?:other than|except(?: for)?)(?: items classified as)? EAR99\b(?!-)/i, reaches: byCcl },
  { says: /except|other than|when used in projects/i, reaches: () => 'unknown' },
  {
    says: /CCL and (?:listed in|EAR99 items listed in) supplement no\. 7/i,
    reaches: (item) => (byCcl(item) === 'no' ? bySupplement7(item) : byCcl(item)),
  },
  { says: /\ball items subject to the EAR\b(?! listed on| on the)/i, reaches: () => 'yes' },
  { says: /\b(?:on|of) the (?:CCL|Commerce Control List)\b/i, reaches: byCcl },
];

/** 744.21(b)(1)(ii): items of Supp. 2 need a license when a party of Supp. 7 takes part, wherever it is. */
function militaryEndUser({ items }: Pick<Order, 'items'>): ListedPartyLaw {
  const isOpen = items.some(({ classification }) => classification.us === null);
  const reaches: Reach = items.length === 0 || items.some(inSupplement2) ? 'yes' : isOpen ? 'unknown' : 'no';
  return {
    reaches,
    detail: `Items of Supplement No. 2 to Part 744 need a license for a military end user of Supplement No. 7; ${outcomeWords[reaches]}.`,
    column: '744.21(b)(1)(ii)',
    citations: [citeEar('744.21(b)(1)(ii)'), citeEarSupplement('744', 2)],
  };
}
