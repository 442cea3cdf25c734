import type { Provenance } from '../model/edition.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import type { SourceFormat, SourceRow } from '../sources/source-row.ts';
import type { SourceHealth, World } from './world.ts';

export interface DownloadedFile {
  name: string;
  bytes: Uint8Array;
  edition?: string;
}

export interface FetchedSource {
  format: SourceFormat;
  files: DownloadedFile[];
  etag: string | null;
  lastModified: string | null;
  provenance: Provenance;
  /** Why there is only the sample. */
  fallback: Trouble | null;
}

// Validators may lie (`304` for changed content was seen), so once a day a download goes without them.
const fullFetchEveryMs = 24 * 3_600_000;

/**
 * What an origin in trouble may have done better a moment later: bursts of 500 and broken connections. Each wait in milliseconds, and
 * a try begins only within the time its source may take; who refuses us or cannot be reached is asked again by the next schedule.
 */
export const passing: ReadonlySet<string> = new Set(['source_error', 'truncated', 'too_slow']);
const waitsMs = [5_000, 20_000, 60_000, 60_000];

/** True when this run must not trust validators. */
export function dueForFullFetch(health: SourceHealth, now: Date): boolean {
  return !health.fullFetchAt || now.getTime() - Date.parse(health.fullFetchAt) >= fullFetchEveryMs;
}

/** Downloads every file of the publisher's present layout; of an older layout when only that lies in the mirror. */
export async function fetchFiles(
  row: SourceRow,
  world: World,
  health: SourceHealth,
  conditional: boolean,
  progress: (bytes: number) => void,
  patient = true,
): Promise<Result<FetchedSource | 'not_modified'>> {
  let first: Result<FetchedSource | 'not_modified'> | null = null;
  for (const format of row.formats) {
    // A validator belongs to one file: layouts of several files are always fetched whole.
    const single = conditional && format.files.length === 1;
    const attempt = () => fetchFormat(row.id, format, world, single ? health : null, progress);
    const fetched = patient ? await persistently(row, world, attempt) : await attempt();
    first ??= fetched;
    if (fetched.ok || fetched.trouble.code !== 'not_in_mirror') return fetched;
  }
  return first ?? fail('nothing_to_fetch', 'this source has no file of its own: it is filled by import');
}

async function persistently<T>(row: SourceRow, world: World, attempt: () => Promise<Result<T>>): Promise<Result<T>> {
  const { clock, log } = world;
  const until = clock.elapsed() + row.timeoutSeconds * 1000;
  for (const waitMs of waitsMs) {
    const tried = await attempt();
    if (tried.ok || !passing.has(tried.trouble.code) || clock.elapsed() + waitMs > until) return tried;
    log.info('a download is tried again', { source: row.id, reason: tried.trouble.code, waitMs });
    await clock.sleep(waitMs);
  }
  return attempt();
}

async function fetchFormat(
  source: string,
  format: SourceFormat,
  world: World,
  validators: SourceHealth | null,
  progress: (bytes: number) => void,
): Promise<Result<FetchedSource | 'not_modified'>> {
  const result: FetchedSource = { format, files: [], etag: null, lastModified: null, provenance: 'live', fallback: null };
  let before = 0;
  for (const { name } of format.files) {
    const base = before;
    const fetched = await world.fetch({
      source,
      file: name,
      etag: validators?.etag ?? null,
      lastModified: validators?.lastModified ?? null,
      progress: (bytes) => progress(base + bytes),
    });
    if (!fetched.ok) return fetched;
    if (fetched.value === 'not_modified') return ok('not_modified');
    const { bytes, etag, lastModified, provenance, edition, fallback = null } = fetched.value;
    before += bytes.length;
    result.files.push({ name, bytes, ...(edition === undefined ? {} : { edition }) });
    Object.assign(result, { etag, lastModified, provenance, fallback });
    // The embedded sample is one file of our own, whatever the publisher's layout.
    if (provenance === 'sample') break;
  }
  return ok(result);
}
