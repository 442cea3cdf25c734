import { explainName } from '../../shared/matching/score-name.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { PreparedName } from '../../shared/names/name-token.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';

export interface ScanHit {
  entryId: string;
  name: number;
  score: number;
}

/** The oracle: every listed name scored with the plain comparison, no index. */
export function fullScan(entries: readonly ListEntry[], query: PreparedName, minScore: number): ScanHit[] {
  const hits: ScanHit[] = [];
  for (const entry of entries) {
    for (const [name, listed] of preparedNames(entry).entries()) {
      const { score } = explainName(query, listed);
      if (score >= minScore && score > 0) hits.push({ entryId: entry.id, name, score });
    }
  }
  return hits.sort(byPlace);
}

/** Prepared once a test, not once a query. */
const prepared = new WeakMap<ListEntry, PreparedName[]>();
function preparedNames(entry: ListEntry): PreparedName[] {
  const known = prepared.get(entry) ?? entry.names.map((name) => prepareName(name.value, entry.type));
  prepared.set(entry, known);
  return known;
}

export const byPlace = (a: ScanHit, b: ScanHit): number =>
  a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : a.name - b.name;
