import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { isEar99 } from '../embargoes/item-scopes.ts';
import { highPriorityTier } from './common-high-priority.ts';
import { type CountrySign, countrySigns } from './country-signs.ts';

/** What the signs look at, worked out once. */
export interface View {
  order: Order;
  /** Destination, ISO 3166-1 alpha-2, or null. */
  country: string | null;
  /** Country Groups of the destination. */
  groups: ReadonlySet<string>;
  /** True when goods leave the country they are in. */
  crossesBorder: boolean;
  /** Items with an ECCN, or on the Common High Priority List. */
  sensitive: Item[];
  countries: CountrySign[];
  /** Value in US dollars up to which one order of the item's entry may go without a license (740.3); null when none is set. */
  limitOf: (item: Item) => number | null;
}

/** Something a sign saw. It holds the order; a person resolves it with a written reason. */
export interface Sighting {
  /** Number in Supplement No. 3 to Part 732; null for signs of other guidance. */
  number: number | null;
  topic: string;
  title: string;
  detail: string;
  party?: string | null;
  item?: string;
  /** False: worth telling, not worth holding. */
  holds?: boolean;
}

export type Sign = (view: View) => Sighting[];

export function viewOf(
  order: Order,
  country: string | null,
  groups: ReadonlySet<string>,
  limitOf: View['limitOf'] = () => null,
): View {
  const sensitive = order.items.filter((item) => hasEccn(item) || highPriorityTier(item) !== null);
  const crossesBorder = country === null || order.shipFrom === null || order.shipFrom.country !== country;
  return { order, country, groups, crossesBorder, sensitive, countries: countrySigns(order), limitOf };
}

const hasEccn = (item: Item): boolean => item.classification.us !== null && !isEar99(item.classification.us);

/** Accounts younger than this are new, days. */
export const newAccountDays = 30;
