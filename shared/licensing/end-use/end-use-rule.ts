import type { Citation } from '../../model/citation.ts';
import type { Item } from '../../model/item.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Effective } from '../embargoes/embargo-row.ts';
import type { Topic } from './read-statement.ts';

/** Where an order goes, as far as end-use rules ask. */
export interface EndUsePlace {
  country: string | null;
  /** Country Groups of the EAR, for example `D:5`. */
  groups: ReadonlySet<string>;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** One end-use rule. A flag that is true triggers it; a flag nobody asked for is a question where the item makes it matter. */
export interface EndUseRule {
  id: string;
  topic: Topic;
  jurisdiction: 'US' | 'EU' | 'UK';
  /** Names in `endUse.flags`; any of them triggers. */
  flags: readonly string[];
  /** Destinations the rule binds for. */
  binds: (place: EndUsePlace) => boolean;
  /** Items for which an unanswered flag must be asked. */
  asks: (item: Item, place: EndUsePlace) => boolean;
  /** Items a true flag reaches; absent: every item. */
  reaches?: (item: Item) => boolean;
  /** Of a flag that is true. */
  outcome: Outcome;
  title: string;
  detail: string;
  effective: Effective;
  citations: readonly Citation[];
}

/** In force since a day, until further notice. */
export const since = (from: string, authority: string): Effective => ({ from, to: null, status: 'in_force', authority });

/** ECCN in capitals; empty when there is none. */
export const eccnOf = (item: Item): string => (item.classification.us ?? '').toUpperCase();
export const hasEccn = (item: Item): boolean => /^\d[A-E]\d{3}/.test(eccnOf(item));
export const everywhere = (): boolean => true;
export const never = (): boolean => false;
