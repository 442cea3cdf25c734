import type { Draft } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { unmodelled } from './unmodelled.ts';

/** Items are to be sent, and no fact says under whose export law: a question, never a pass. */
export function nothingReached(order: Order, reached: string[]): Draft[] {
  const modelled = reached.some((jurisdiction) => jurisdiction === 'US' || jurisdiction === 'EU' || jurisdiction in unmodelled);
  if (modelled || order.items.length === 0 || order.jurisdictions.length > 0) return [];
  if (order.shipFrom !== null) return [elsewhere(order.shipFrom.country)];
  return [
    {
      ...base,
      detail: 'Neither the place of shipment nor the origin of the items is told, so no export law can be applied.',
      missingFacts: ['shipFrom.country', ...order.items.map((item) => `items[${item.id}].origin`)],
    },
  ];
}

const base: Draft = {
  check: 'license',
  code: 'license.undetermined',
  jurisdiction: 'OWN',
  outcome: 'review',
  hard: false,
  title: 'No export law was applied',
  detail: '',
  party: null,
  item: null,
  missingFacts: [],
  citations: [{ instrument: 'own policy', pinpoint: 'license determination', url: null }],
};

const elsewhere = (country: string): Draft => ({
  ...base,
  detail: `The export law of ${country} is not modelled, and no item is told to fall under another.`,
});
