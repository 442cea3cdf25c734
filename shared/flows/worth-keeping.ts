import type { PastOrder } from '../model/order-history.ts';

/** Orders remembered under one link: one write unit, half a read unit. */
const rememberedMax = 12;
/** Of these, orders that were held, which a busy address must not push out. */
const heldMax = 6;

/** The newest, those that were held before others. Newest first. */
export function worthKeeping(orders: readonly PastOrder[]): PastOrder[] {
  if (orders.length === 0) return [];
  const newestFirst = [...orders].sort((a, b) => (a.at < b.at ? 1 : -1));
  const held = newestFirst.filter(({ action }) => action !== 'release').slice(0, heldMax);
  const others = newestFirst.filter((one) => !held.includes(one)).slice(0, rememberedMax - held.length);
  return newestFirst.filter((one) => held.includes(one) || others.includes(one));
}
