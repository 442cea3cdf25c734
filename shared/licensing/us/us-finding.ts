import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';

type Told = Pick<Draft, 'code' | 'outcome' | 'title' | 'detail' | 'citations'> & Partial<Draft>;

/** A finding of the license check about one item under the EAR. */
export const finding = (item: Item, told: Told): Draft => ({
  check: 'license',
  jurisdiction: 'US',
  hard: false,
  party: null,
  item: item.id,
  missingFacts: [],
  ...told,
});

/** Name of a fact of an item, as missing facts are asked for: `items[1].attributes.rangeKm`. */
export const fact = (item: Item, path: string): string => `items[${item.id}].${path}`;

/** Facts a scope asks for: `paragraph` is a finer classification, anything else an attribute. */
export const factsOf = (item: Item, missing: readonly string[]): string[] => [
  ...new Set(
    missing.map((name) =>
      name.includes('[') ? name : fact(item, name === 'paragraph' ? 'classification.us' : `attributes.${name}`),
    ),
  ),
];
