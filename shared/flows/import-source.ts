import { gunzipSync } from 'node:zlib';
import { fail, ok, type Result } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import { type OwnFormat, ownFormats, ownId, ownRow } from '../sources/own/source.ts';
import type { SourceFormat, SourceRow } from '../sources/source-row.ts';
import { registerOwnList } from './own-lists.ts';
import { parseFiles, parserOf } from './parse-files.ts';
import { type RunOptions, runSource } from './run-source.ts';
import type { SourceRun, World } from './world.ts';

export interface ImportedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * Replaces one of the deployer's own lists with what was sent, whole or not at all. `mediaType` is `application/json`,
 * `application/x-ndjson` or `text/csv`. Troubles: `bad_id`, `unsupported_media_type`, and any fault of the list, with `at` as a
 * JSON Pointer to the entry. The list is screened once an edition with it is published.
 */
export async function replaceOwnList(
  id: string,
  mediaType: string,
  bytes: Uint8Array,
  world: World,
  options: RunOptions = {},
): Promise<Result<SourceRun>> {
  if (!ownId.test(id)) return fail('bad_id', 'expected `own-` and a name of lower-case letters, digits and hyphens');
  const wanted = ownFormats[mediaType.split(';')[0]!.trim().toLowerCase() as keyof typeof ownFormats] as OwnFormat | undefined;
  const row = ownRow(id);
  const format = row.formats.find((one) => one.id === wanted);
  if (!format)
    return fail(
      'unsupported_media_type',
      `expected ${Object.keys(ownFormats)
        .map((type) => `\`${type}\``)
        .join(', ')}`,
    );
  const files = [{ name: format.files[0]!.name, bytes }];
  const checked = await faultOf(files, format, world);
  if (checked) return checked;
  await registerOwnList(id, world);
  return ok(await runImport(row, format, files, world, options));
}

/**
 * Takes in an official file that a person downloaded, for a source whose origin cannot be reached. It is guarded like any
 * download and waits in quarantine until a second person accepts it (`acceptVersion`); from then on its provenance is `imported`.
 * Troubles: `not_found`, `wrong_files`.
 */
export async function importSource(
  sourceId: string,
  files: readonly ImportedFile[],
  by: string,
  world: World,
  options: RunOptions = {},
): Promise<Result<SourceRun>> {
  const row = sourceRow(sourceId);
  if (!row) return fail('not_found', 'there is no such source');
  const unpacked = unpack(files, row.bounds.bytesMax);
  if (!unpacked.ok) return unpacked;
  const brought = unpacked.value;
  const found = formatOf(
    row,
    brought.map(({ name }) => name),
  );
  if (!found.ok) return found;
  const format = found.value;
  const ordered = format.files.map((spec) => ({
    name: spec.name,
    bytes: brought.find((file) => isNamed(spec, file.name))!.bytes,
  }));
  return ok(await runImport(row, format, ordered, world, { ...options, importedBy: by }));
}

/** Official files are large and pack well: a name that ends in `.gz` was packed for the way. */
function unpack(files: readonly ImportedFile[], bytesMax: number): Result<ImportedFile[]> {
  try {
    return ok(
      files.map(({ name, bytes }) =>
        name.endsWith('.gz')
          ? { name: name.slice(0, -3), bytes: gunzipSync(bytes, { maxOutputLength: bytesMax }) }
          : { name, bytes },
      ),
    );
  } catch {
    return fail('bad_encoding', `a packed file is damaged or unpacks to more than ${bytesMax} bytes`);
  }
}

/** The layout these files are, by their names, packed or not. Trouble: `wrong_files`. */
export function formatOf(row: SourceRow, names: readonly string[]): Result<SourceFormat> {
  const plain = names.map((name) => name.replace(/\.gz$/, ''));
  const format = row.formats.find(
    ({ files }) => files.length === plain.length && files.every((spec) => plain.some((name) => isNamed(spec, name))),
  );
  const layouts = row.formats.map(({ files }) => files.map((file) => `\`${file.name}\``).join(' with '));
  return format ? ok(format) : fail('wrong_files', `expected ${layouts.join(' or ')}`);
}

function isNamed(spec: SourceFormat['files'][number], name: string): boolean {
  return name === spec.name || (spec.alsoNamed !== undefined && new RegExp(`^(?:${spec.alsoNamed})$`).test(name));
}

function runImport(
  row: SourceRow,
  format: SourceFormat,
  files: ImportedFile[],
  world: World,
  options: RunOptions,
): Promise<SourceRun> {
  return runSource(row, world, { ...options, brought: true }, async () =>
    ok({ files: { format, files, etag: null, lastModified: null, provenance: 'imported', fallback: null }, fullFetchAt: null }),
  );
}

/** Own lists are small: a look before the run lets the sender hear of a fault at once, with its place. */
async function faultOf(files: ImportedFile[], format: SourceFormat, world: World): Promise<Result<never> | null> {
  const parsed = await parseFiles(files, await parserOf(format, 'imported'), world, () => {});
  if (!parsed.ok) return parsed;
  const [twice] = parsed.value.version.conflicts;
  return twice === undefined
    ? null
    : fail(
        'duplicate_ids',
        `the id \`${twice.slice(twice.indexOf(':') + 1, twice.lastIndexOf(' '))}\` stands for two different entries`,
      );
}
