import type { EditionSource } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { catalog } from '../sources/catalog.ts';

/** When each source was last verified against its origin. */
export type CheckedAt = Record<string, string | null>;

const hourMs = 3_600_000;

/**
 * What the knowledge lacks for this order at `now`: sources missing from the edition, not verified within their maximum age,
 * or only a sample. A source matters when it is mandatory everywhere or its jurisdiction is one the order reaches.
 */
export function knowledgeGaps(
  sources: Record<string, EditionSource>,
  checkedAt: CheckedAt,
  jurisdictions: string[],
  order: Order,
  now: Date,
): Gap[] {
  return catalog
    .filter((row) => row.mandatory || jurisdictions.includes(row.jurisdiction))
    .filter((row) => row.kind === 'list' || (hasControlledItem(order) && (row.enabled || sources[row.id] !== undefined)))
    .flatMap((row): Gap[] => {
      const held = sources[row.id];
      if (!held)
        return row.kind === 'list'
          ? [gap('source_missing', row.id, `The list \`${row.id}\` is not loaded.`)]
          : [lawUnverified(row.id)];
      if (held.provenance === 'sample') {
        return [
          gap(
            'sample_data',
            row.id,
            `Only the embedded sample of \`${row.id}\` is loaded; it is not a list to release orders on.`,
          ),
        ];
      }
      const verified = checkedAt[row.id] ?? held.retrievedAt;
      if (now.getTime() - Date.parse(verified) <= row.maxAgeHours * hourMs) return [];
      return [
        gap('list_stale', row.id, `\`${row.id}\` was last verified at ${verified}, more than ${row.maxAgeHours} hours ago.`),
      ];
    });
}

const gap = (code: string, subject: string, detail: string): Gap => ({ code, subject, detail });

/** The embedded law tables are real but were verified when this code was made, not since. */
const lawUnverified = (id: string): Gap =>
  gap('list_stale', id, `The regulation \`${id}\` was not refreshed; license determination uses the embedded edition.`);

/** A listed item is judged by the regulation's tables; `EAR99` and `not_listed` are not looked up in them. */
const hasControlledItem = (order: Order): boolean =>
  order.items.some(({ classification: { us, eu } }) => (us !== null && us !== 'EAR99') || (eu !== null && eu !== 'not_listed'));
