import { hash } from 'node:crypto';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import { formatOf, type ImportedFile, importSource } from './import-source.ts';
import type { SourceRun, World } from './world.ts';

/** A file that was carried in piece by piece: its parts by the SHA-256 of their bytes, in order. */
export interface CarriedFile {
  name: string;
  parts: readonly string[];
}

/** What a job needs to take carried files in. */
export interface Carried {
  by: string;
  files: readonly CarriedFile[];
}

const partKey = (source: string, part: string): string => `parts/${source}/${part}`;

/** Keeps one part until an import names it, a day at least. The same part twice is one. Troubles: `not_found`, `wrong_digest`. */
export async function keepPart(source: string, part: string, bytes: Uint8Array, world: World): Promise<Result<number>> {
  if (!sourceRow(source)) return fail('not_found', 'there is no such source');
  if (hash('sha256', bytes) !== part) return fail('wrong_digest', 'the SHA-256 of the body is not the one in the path');
  await world.objects.put(partKey(source, part), bytes);
  return ok(bytes.length);
}

/** Whether an import of these files can begin: known names, and every part there. Troubles carry a JSON Pointer. */
export async function checkCarried(source: string, files: readonly CarriedFile[], world: World): Promise<Trouble | null> {
  const row = sourceRow(source);
  if (!row) return { code: 'not_found', message: 'there is no such source' };
  const names = files.map(({ name }) => name);
  const format = formatOf(row, names);
  if (!format.ok) return { ...format.trouble, at: '/files' };
  for (const [f, file] of files.entries()) {
    const held = await Promise.all(file.parts.map((part) => world.objects.has(partKey(source, part))));
    const missing = held.indexOf(false);
    if (missing >= 0) return { code: 'missing_part', message: 'was not carried in', at: `/files/${f}/parts/${missing}` };
  }
  return null;
}

/** Puts the parts together and takes the files in, under the run that was promised. It has one end, whatever goes wrong. */
export async function importCarried(source: string, { by, files }: Carried, runId: string, world: World): Promise<SourceRun> {
  const joined = await joinFiles(source, files, world);
  const imported = joined.ok ? await importSource(source, joined.value, by, world, { runId }) : joined;
  if (imported.ok) return imported.value;
  const { code, message } = imported.trouble;
  const at = world.clock.now().toISOString();
  const facts = { bytes: null, entries: null, version: null, provenance: 'imported' as const };
  const run: SourceRun = {
    id: runId,
    source,
    startedAt: at,
    endedAt: at,
    ...facts,
    state: 'failed',
    reasons: [`${code}: ${message}`],
  };
  await world.sources.putRun(run);
  return run;
}

async function joinFiles(source: string, files: readonly CarriedFile[], world: World): Promise<Result<ImportedFile[]>> {
  const bytesMax = sourceRow(source)?.bounds.bytesMax ?? 0;
  const joined: ImportedFile[] = [];
  let total = 0;
  for (const { name, parts } of files) {
    const pieces: Uint8Array[] = [];
    for (const part of parts) {
      const piece = await world.objects.get(partKey(source, part));
      if (!piece) return fail('missing_part', 'a part of a file is no longer there: carry it in again');
      total += piece.length;
      if (total > bytesMax)
        return fail('too_large', `the files are larger than ${bytesMax} bytes, which no edition of them ever was`);
      pieces.push(piece);
    }
    joined.push({ name, bytes: Buffer.concat(pieces) });
  }
  return ok(joined);
}
