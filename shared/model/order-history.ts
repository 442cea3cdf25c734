import type { Action, Outcome } from './outcome.ts';

/** What two orders may have in common: their number, or something of their consignees. */
export type LinkKind = 'reference' | 'address' | 'email' | 'phone' | 'name';

/** One line of an order, without text: enough to add up. */
export interface PastItem {
  /** Keyed hash of the article: its SKU, else its description with the control code claimed (`Valve` is no article). */
  key: string;
  /** Control code claimed, when there is one. */
  code: string | null;
  quantity: number;
  /** Hundredths of `currency` for the whole line; null when no price was given. */
  cents: number | null;
  currency: string | null;
}

/** An earlier order, by fingerprints only: no name, address or number is kept. */
export interface PastOrder {
  decision: string;
  at: string;
  /** Keyed hashes. */
  reference: string;
  name: string;
  /** Keyed hashes of how the words of the name sound: an edited name shares them. Absent on orders remembered before. */
  words?: string[];
  destination: string | null;
  via: string[];
  items: PastItem[];
  outcome: Outcome;
  action: Action;
}

/** What the memory says about the consignee of one order, resolved before judging so that the judgement can be replayed. */
export interface OrderHistory {
  /** This order in the same form. */
  self: PastOrder;
  /** Earlier orders by each thing they share with this one: the same order may stand here by several. */
  past: (PastOrder & { by: LinkKind })[];
}

/** Whether a control code is claimed for the article. */
export const isControlled = (item: Pick<PastItem, 'code'>): item is { code: string } =>
  item.code !== null && item.code !== 'EAR99' && item.code !== 'not_listed';
