import { hash } from 'node:crypto';
import type { Provenance } from '../model/edition.ts';
import { ok, type Result } from '../model/result.ts';
import { type CollectedVersion, collectVersion } from '../sources/collect-version.ts';
import { sampleParser } from '../sources/parse-sample.ts';
import { sniffFile } from '../sources/sniff-file.ts';
import type { ParseSummary, SourceFile, SourceParser } from '../sources/source-parser.ts';
import type { SourceFormat } from '../sources/source-row.ts';
import type { DownloadedFile } from './fetch-files.ts';
import type { World } from './world.ts';

export interface ParsedFiles {
  version: CollectedVersion;
  summary: ParseSummary;
  parserVersion: string;
}

// Between slices other work may run: a server answers orders while it refreshes.
const sliceBytes = 64 * 1024;
const slicesPerTurn = 4;

/** Hash of the raw bytes: of the one file, or of the hashes of several. */
export function rawHash(files: readonly { bytes: Uint8Array }[]): string {
  const [only, ...more] = files.map((file) => hash('sha256', file.bytes));
  return more.length === 0 ? (only ?? '') : hash('sha256', [only, ...more].join('\n'));
}

/** The parser that reads this format; the sample has its own. */
export async function parserOf(format: SourceFormat, provenance: Provenance): Promise<SourceParser> {
  return provenance === 'sample' ? sampleParser : (await format.load()).parser;
}

/** Official bytes → a normalized version with its counts, in flat memory beside the bytes themselves. */
export async function parseFiles(
  files: readonly DownloadedFile[],
  parser: SourceParser,
  world: Pick<World, 'clock'>,
  progress: (entries: number) => void,
): Promise<Result<ParsedFiles>> {
  for (const { name, bytes } of files) {
    const looked = sniffFile(name, bytes);
    if (!looked.ok) return looked;
  }
  const collected = collectVersion(progress);
  const summary = await parser.parse(
    files.map((file) => sliced(file, world)),
    collected.sink,
  );
  if (!summary.ok) return summary;
  return ok({ version: await collected.finish(), summary: summary.value, parserVersion: parser.version });
}

function sliced({ name, bytes, edition }: DownloadedFile, { clock }: Pick<World, 'clock'>): SourceFile {
  return {
    name,
    bytes: bytes.length,
    ...(edition === undefined ? {} : { edition }),
    chunks: async function* () {
      let turn = 0;
      for (let start = 0; start < bytes.length; start += sliceBytes) {
        yield bytes.subarray(start, start + sliceBytes);
        if (++turn % slicesPerTurn === 0) await clock.sleep(0);
      }
    },
  };
}
