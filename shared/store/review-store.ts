import type { ReviewItem, ReviewStore } from '../flows/world.ts';
import type { Item, Table } from './table.ts';

/** Reviews on a table of their own: the open queue can never throttle decisions. */
export function reviewStore(table: Table): ReviewStore {
  return {
    async open(review) {
      await table.put(toItem(review), { absent: true });
    },
    async get(id) {
      const item = await table.get({ pk: id, sk: 'REVIEW' }, { consistent: true });
      return item && (JSON.parse(String(item.json)) as ReviewItem);
    },
  };
}

const toItem = (review: ReviewItem): Item => ({
  pk: review.id,
  sk: 'REVIEW',
  version: review.version,
  json: JSON.stringify(review),
});
