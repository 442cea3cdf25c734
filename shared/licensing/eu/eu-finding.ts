import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';

type Told = Pick<Draft, 'code' | 'outcome' | 'title' | 'detail' | 'citations'> & Partial<Draft>;

/** A finding of the license check about one item under Regulation (EU) 2021/821. */
export const euFinding = (item: Item, told: Told): Draft => ({
  check: 'license',
  jurisdiction: 'EU',
  hard: false,
  party: null,
  item: item.id,
  missingFacts: [],
  ...told,
});
