import type { ListException } from '../../model/law.ts';
import type { Order } from '../../model/order.ts';
import type { Look } from './assess-exceptions.ts';
import { figure } from './class-of.ts';
import { inScope } from './item-scope.ts';
import { eccnValue } from './order-value.ts';
import type { Asked } from './requirements.ts';

/** 740.3(d)(1): per ECCN, consignee and calendar year, in limits of one order. */
const ordersPerYear = 12;

/** LVS arithmetic (740.3): per order and per ECCN, net value; splitting an order does not help. */
export function isUnder(offer: ListException, asked: Asked, order: Order): Look {
  const limits = (offer.limits ?? []).map((limit) => ({
    limit,
    answer: inScope(limit.scope && [limit.scope], asked.path, asked.item, asked.law),
  }));
  const scoped = limits.find(({ limit, answer }) => limit.scope && answer.holds === true);
  const whole = limits.find(({ limit }) => !limit.scope);
  const open = limits.filter(({ answer }) => answer.holds === null);
  const chosen = scoped ?? (open.length > 0 ? undefined : whole);
  if (!chosen && open.length === 0) return { status: 'not_listed', reasons: ['the entry sets no value limit for this item'] };
  const limitUsd = chosen?.limit.usd ?? Math.max(...open.map(({ limit }) => limit.usd), whole?.limit.usd ?? 0);
  const value = eccnValue(order, asked.code.slice(0, 5));
  if (value.cents === null)
    return {
      status: 'candidate',
      reasons: [`the value limit is $${limitUsd}; the value is not known in US dollars`],
      missing: value.missing,
    };
  const year = yearNames.map((name) => figure(asked.item, name)).find((one) => one !== null) ?? null;
  if (year !== null && year * 100 + value.cents > limitUsd * ordersPerYear * 100) {
    return {
      status: 'foreclosed',
      reasons: [`more than ${ordersPerYear} times the limit of $${limitUsd} in a year to one consignee (740.3(d)(1))`],
    };
  }
  if (value.cents > limitUsd * 100) {
    return {
      status: 'foreclosed',
      reasons: [
        value.split
          ? splitReason(value.cents, limitUsd)
          : `value ${dollars(value.cents)} is over the limit of $${limitUsd} (740.3(b))`,
      ],
    };
  }
  if (!chosen)
    return {
      status: 'candidate',
      reasons: ['the value limit depends on facts of the item'],
      missing: open.flatMap(({ answer }) => answer.missing),
    };
  return {
    status: 'available',
    reasons: [
      `value ${dollars(value.cents)} is within the limit of $${limitUsd}; at most twelve times that a year to one consignee (740.3(d)(1))`,
    ],
  };
}

/** Attributes that tell what went to this consignee under LVS in this calendar year, US dollars. */
const yearNames = ['lvsUsedThisYearUsd', 'lvsYearToDateUsd', 'yearToDateUsd', 'lvsYtdUsd', 'ytdUsd', 'shippedThisYearUsd'];

const splitReason = (cents: number, limitUsd: number): string =>
  `orders may not be split to meet the limit: ${dollars(cents)} in all, limit $${limitUsd} (740.3(d)(4))`;

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2).replace(/\.00$/, '')}`;
