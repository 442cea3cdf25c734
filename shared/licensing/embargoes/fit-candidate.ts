import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { hs6Of, isBasicGood, isEar99 } from './item-scopes.ts';

/** What the item's own facts say of an exception that an embargo leaves: `out` does not concern it, `barred` why it cannot apply. */
type Fit = { answer: 'fits' | 'out' } | { answer: 'barred'; why: string };

const fits: Fit = { answer: 'fits' };
const out: Fit = { answer: 'out' };
const barred = (why: string): Fit => ({ answer: 'barred', why });
const when = (covered: boolean): Fit => (covered ? fits : out);

/** Entries whose last three digits stand for the national security, missile, nuclear, chemical or munitions lists. */
const listed = /^\d[A-E][01236]\d\d/i;
const consumerChapters = new Set(['84', '85', '90']);
const giftCents = 80_000;

/** By code of the exception; any other fits every item. */
const looks: Record<string, (item: Item, order: Order) => Fit> = {
  /** Only encryption items look at ENC. */
  ENC: (item) => when(/^5[A-E](?:002|992)/i.test(eccn(item))),
  /** 740.19(b) names consumer electronics, EAR99 or controlled for anti-terrorism alone. */
  CCD: (item) => {
    if (isEar99(eccn(item))) return when(consumerChapters.has(hs6Of(item)?.slice(0, 2) ?? ''));
    return when(/^[345]/.test(eccn(item)) && !listed.test(eccn(item)));
  },
  /** 740.12(a)(2): nothing controlled for NS, MT, NP, CB or EI, and at most 800 dollars a parcel, food aside. */
  GFT: (item, order) => {
    if (listed.test(eccn(item))) return barred(`740.12(a)(2): not for ${eccn(item)}`);
    if (!isBasicGood(item) && worth(order) > giftCents) return barred('740.12(a)(2): a gift parcel is worth at most $800');
    return order.transaction === 'deemed_export' ? out : fits;
  },
  /** 740.21: EAR99 items and those controlled for anti-terrorism alone. */
  SCP: (item) => (listed.test(eccn(item)) ? barred(`740.21: not for ${eccn(item)}`) : fits),
  /** 740.18: farm goods, which are EAR99. */
  AGR: (item) => when(isEar99(eccn(item)) && item.kind === 'commodity' && item.attributes.agricultural !== false),
  TMP: (item) => when(isEar99(eccn(item))),
  RPL: (item) => when(isEar99(eccn(item)) && item.kind === 'commodity'),
  GOV: (item) => when(isEar99(eccn(item))),
  BAG: (item) => when(isEar99(eccn(item))),
  AVS: (item) => when(isEar99(eccn(item)) && /^8[89]/.test(hs6Of(item) ?? '')),
};

/** Whether an exception of an embargo's own list can concern this item; those for kinds of transaction are told of EAR99 items
 * only, since the determination tells them of items with an ECCN. */
export const fitCandidate = (code: string, item: Item, order: Order): Fit => looks[code]?.(item, order) ?? fits;

const eccn = (item: Item): string => item.classification.us ?? '';

/** Worth of all the order's items in US cents, as far as told in dollars. */
function worth(order: Order): number {
  const cents = order.items.map(({ unitValue, quantity }) =>
    unitValue?.currency === 'USD' ? Math.ceil(Number(unitValue.amount) * quantity * 100) : 0,
  );
  return cents.reduce((sum, one) => sum + one, 0);
}
