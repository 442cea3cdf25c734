import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { readEccn } from './read-eccn.ts';

/** Value of all items of one ECCN in the order, which is what 740.3(b) limits. */
export interface EccnValue {
  /** US cents; null when a value is missing or not in US dollars. */
  cents: number | null;
  missing: string[];
  /** The order is sent in parts: 740.3(d)(4) still counts the whole order. */
  split: boolean;
}

/** Net value by ECCN, not by parcel (740.3(d)(1)). */
export function eccnValue(order: Order, entry: string): EccnValue {
  const items = order.items.filter((item) => entryOf(item) === entry);
  const missing = items.filter((item) => centsOf(item) === null).map((item) => `items[${item.id}].unitValue`);
  const cents = items.reduce((sum, item) => sum + (centsOf(item) ?? 0), 0);
  return { cents: missing.length > 0 ? null : cents, missing, split: items.some((item) => partsOf(item) > 1) };
}

function entryOf(item: Item): string | null {
  const read = item.classification.us === null ? null : readEccn(item.classification.us);
  return read?.kind === 'eccn' ? read.entry : null;
}

/** Line value in US cents, rounded up; null when unknown or in another currency. */
export function centsOf(item: Item): number | null {
  if (item.unitValue?.currency !== 'USD') return null;
  const [whole = '0', part = ''] = item.unitValue.amount.split('.');
  const tenThousandths = Number(whole) * 10_000 + Number(part.padEnd(4, '0').slice(0, 4));
  return Math.ceil((tenThousandths * item.quantity) / 100);
}

/** Attribute `shipments`: values of the parcels of one order, as `4000,4000` or their number. */
function partsOf(item: Item): number {
  const value = item.attributes.shipments;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.split(/[,;]/).filter((part) => part.trim() !== '').length : 1;
}
