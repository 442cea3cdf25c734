import type { Citation } from '../../model/citation.ts';
import type { Item } from '../../model/item.ts';
import { hs6Of } from '../embargoes/item-scopes.ts';
import table from './tables/common-high-priority.json' with { type: 'json' };

const tierOf = new Map(Object.entries(table.tiers).flatMap(([tier, codes]) => codes.map((code) => [code, tier] as const)));

/** Tier (`1`, `2`, `3.A`, `3.B`, `4.A`, `4.B`) of an item on the Common High Priority List, or null. */
export function highPriorityTier(item: Item): string | null {
  const hs6 = hs6Of(item);
  return hs6 === null ? null : (tierOf.get(hs6) ?? null);
}

export const highPriorityCitation: Citation = {
  instrument: 'BIS Common High Priority List',
  pinpoint: null,
  url: 'https://www.bis.gov/licensing/country-guidance/common-high-priority-items-list-chpl',
  edition: table.edition,
};

/** Places through which listed items are known to be diverted: every tier is held there. */
export const diversionPlaces: ReadonlySet<string> = new Set('AE AM AZ CN GE HK KG KZ MD MN MO RS TJ TM TR UZ'.split(' '));
/** Named in guidance too, but ordinary trade by far: held there only beside another sign. */
export const watchedPlaces: ReadonlySet<string> = new Set('BR IL IN MX MY NI SG TH TW VN ZA'.split(' '));
