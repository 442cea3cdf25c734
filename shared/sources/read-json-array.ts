import { JSONParser } from '@streamparser/json';
import { decodeUtf8 } from './decode-utf8.ts';
import { ParseFault } from './parse-fault.ts';
import type { SourceFile } from './source-parser.ts';

/** Streams a JSON file that is one array (or lines of objects), element by element. Returns how many there were. */
export async function readJsonArray(file: SourceFile, onRecord: (record: unknown, index: number) => void): Promise<number> {
  const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
  let count = 0;
  const trouble: { found: Error | null } = { found: null };
  parser.onValue = ({ value, key }) => {
    if (typeof key !== 'number') trouble.found ??= new ParseFault('not_a_list', 'the JSON document is not an array');
    else onRecord(value, count++);
  };
  parser.onError = (error) => {
    trouble.found ??= error;
  };
  for await (const text of decodeUtf8(file.chunks())) {
    parser.write(text);
    if (trouble.found instanceof ParseFault) throw trouble.found;
    if (trouble.found) throw new ParseFault('malformed_json', `not well-formed JSON after record ${count}`);
  }
  if (!parser.isEnded) throw new ParseFault('truncated', `the JSON document does not end; ${count} records were read`);
  return count;
}
