import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { EditionSource, Provenance } from '../model/edition.ts';
import type { SourceRow } from '../sources/source-row.ts';
import type { ParsedFiles } from './parse-files.ts';
import type { World } from './world.ts';

const zip = promisify(gzip);
/** Up to this many bytes another thread costs more than the work itself. */
const smallBytes = 16 * 1024;
const compress = (bytes: Uint8Array) => (bytes.length <= smallBytes ? gzipSync(bytes) : zip(bytes));

/** Puts the normalized version into the object store and describes it; nothing refers to it yet. */
export async function storeVersion(
  row: SourceRow,
  parsed: ParsedFiles,
  raw: { sha256: string; provenance: Provenance },
  world: World,
): Promise<EditionSource> {
  const { version, summary, parserVersion } = parsed;
  const suffix = row.kind === 'law' ? 'json.gz' : 'ndjson.gz';
  // The parser's version is part of the key: the same bytes read differently never hide behind one name.
  const key = `normalized/${row.id}/${version.version}-${parserVersion.replace('/', '-')}.${suffix}`;
  await world.objects.put(key, version.artefact);
  return {
    version: version.version,
    provenance: raw.provenance,
    publishedAt: summary.publishedAt,
    retrievedAt: world.clock.now().toISOString(),
    sha256: raw.sha256,
    parserVersion,
    entries: row.kind === 'law' ? summary.records : version.facts.entries,
    lists: Object.entries(version.facts.lists).map(([id, list]) => ({ id, entries: list.entries })),
    key,
  };
}

/** Raw downloads by content hash: what a dispute, a better parser or an auditor goes back to. */
export async function storeRaw(
  row: SourceRow,
  files: readonly { name: string; bytes: Uint8Array }[],
  sha256: string,
  world: World,
): Promise<void> {
  for (const { name, bytes } of files) await world.objects.put(`raw/${row.id}/${sha256}/${name}.gz`, await compress(bytes));
}
