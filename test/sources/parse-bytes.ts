import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { Result } from '../../shared/model/result.ts';
import type { ParseSummary, SourceFile, SourceParser } from '../../shared/sources/source-parser.ts';

export interface ParsedBytes {
  result: Result<ParseSummary>;
  entries: ListEntry[];
  /** `code at` → how often. */
  notes: Record<string, number>;
  table: unknown;
}

/** Runs a parser over files given as bytes or text, in slices so small that every boundary falls into something. */
export async function parseBytes(
  parser: SourceParser,
  files: Record<string, Uint8Array | string>,
  slice = 97,
): Promise<ParsedBytes> {
  const parsed: Omit<ParsedBytes, 'result'> = { entries: [], notes: {}, table: undefined };
  const result = await parser.parse(
    Object.entries(files).map(([name, content]) => sliced(name, content, slice)),
    {
      entry: (entry) => parsed.entries.push(entry),
      table: (table) => {
        parsed.table = table;
      },
      note: (code, at) => {
        parsed.notes[`${code} ${at}`] = (parsed.notes[`${code} ${at}`] ?? 0) + 1;
      },
    },
  );
  return { result, ...parsed };
}

export function sliced(name: string, content: Uint8Array | string, slice: number): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    bytes: bytes.length,
    chunks: async function* () {
      for (let start = 0; start < bytes.length; start += slice) yield bytes.subarray(start, start + slice);
    },
  };
}
