import { decodeUtf8 } from './decode-utf8.ts';
import { ParseFault } from './parse-fault.ts';
import type { SourceFile } from './source-parser.ts';

const lineCharsMax = 1024 * 1024;

/** Reads newline-delimited JSON, one value per line; blank lines are passed over. */
export async function readLines(file: SourceFile, onRecord: (record: unknown, index: number) => void): Promise<number> {
  let [rest, count] = ['', 0];
  const take = (line: string) => {
    if (line.trim() === '') return;
    onRecord(parsed(line, count), count);
    count += 1;
  };
  for await (const text of decodeUtf8(file.chunks())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineCharsMax)
      throw new ParseFault('record_too_large', `a line is longer than ${lineCharsMax} characters`, `/${count}`);
    lines.forEach(take);
  }
  take(rest);
  return count;
}

function parsed(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ParseFault('malformed_json', `line ${index + 1} is not JSON`, `/${index}`);
  }
}
