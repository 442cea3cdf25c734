import type { Edition } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { catalog } from '../sources/catalog.ts';
import type { SourceRow } from '../sources/source-row.ts';

/**
 * What an order judged `asOf` an instant before its edition was made cannot know: lists that were published after that instant.
 * A list published before it and still the newest when it was fetched was the list in force at the instant, so it is no gap;
 * regulations carry their own dates, row by row, and are read at the day.
 */
export function laterKnowledge(
  { createdAt, sources }: Pick<Edition, 'createdAt' | 'sources'>,
  jurisdictions: readonly string[],
  { asOf }: Pick<Order, 'asOf'>,
  rows: readonly SourceRow[] = catalog,
): Gap[] {
  if (asOf === null || Date.parse(asOf) >= Date.parse(createdAt)) return [];
  return rows
    .filter((row) => row.kind === 'list' && (row.mandatory || jurisdictions.includes(row.jurisdiction)))
    .flatMap(({ id }): Gap[] => {
      const held = sources[id];
      if (!held || (held.publishedAt !== null && Date.parse(held.publishedAt) <= Date.parse(asOf))) return [];
      const published = held.publishedAt === null ? 'on a day it does not tell' : `on ${held.publishedAt.slice(0, 10)}`;
      const detail = `No edition of ${asOf.slice(0, 10)} is kept. The oldest one at hand holds \`${id}\` as published ${published}: who was listed then must be looked up.`;
      return [{ code: 'list_later', subject: id, detail }];
    });
}
