import type { EditionSource } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { catalog } from '../sources/catalog.ts';
import type { SourceRow } from '../sources/source-row.ts';

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
  rows: readonly SourceRow[] = catalog,
): Gap[] {
  return (
    rows
      .filter((row) => row.mandatory || jurisdictions.includes(row.jurisdiction))
      // A source that repeats another one's lists is no gap while that one is there, nor is one the deployer left off.
      .filter((row) => row.supplements === null || sources[row.supplements] === undefined)
      .filter((row) => row.kind === 'law' || row.enabled || sources[row.id] !== undefined)
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
        // Lists of one file that a guard holds back age by themselves (`us-csl/us-bis-el`).
        const parts = Object.entries(checkedAt).filter(([key]) => key.startsWith(`${row.id}/`));
        return [[row.id, checkedAt[row.id] ?? held.retrievedAt] as const, ...parts].flatMap(([key, at]) => {
          const [id, verified] = [key.split('/').at(-1)!, at ?? held.retrievedAt];
          if (now.getTime() - Date.parse(verified) <= row.maxAgeHours * hourMs) return [];
          return [gap('list_stale', id, `\`${id}\` was last verified at ${verified}, more than ${row.maxAgeHours} hours ago.`)];
        });
      })
  );
}

const gap = (code: string, subject: string, detail: string): Gap => ({ code, subject, detail });

/** The embedded law tables are real but were verified when this code was made, not since. */
const lawUnverified = (id: string): Gap =>
  gap('list_stale', id, `The regulation \`${id}\` was not refreshed; license determination uses the embedded edition.`);

/** A listed item is judged by the regulation's tables; `EAR99` and `not_listed` are not looked up in them. */
const hasControlledItem = (order: Order): boolean =>
  order.items.some(({ classification: { us, eu } }) => (us !== null && us !== 'EAR99') || (eu !== null && eu !== 'not_listed'));
