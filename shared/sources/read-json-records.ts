import { JSONParser } from '@streamparser/json';
import { decodeUtf8 } from './decode-utf8.ts';
import { ParseFault } from './parse-fault.ts';
import type { SourceFile } from './source-parser.ts';

// A record of the longest Consolidated Screening List row is about 200 kB.
const recordCharsMax = 4 * 1024 * 1024;
const depthMax = 64;

export interface JsonShape {
  /** Key of the array in the top object whose elements are handed over one by one. */
  records: string;
  onRecord: (record: unknown) => void;
  /** Other keys of the top object to hand over whole, for example `total`. */
  keys: readonly string[];
  onKey: (key: string, value: unknown) => void;
}

/** Streams one large JSON object whose weight is one array. Refuses truncation, depth and endless records. */
export async function readJsonRecords(file: SourceFile, shape: JsonShape): Promise<void> {
  const paths = [`$.${shape.records}.*`, ...shape.keys.map((key) => `$.${key}`)];
  const parser = new JSONParser({ paths, keepStack: false });
  const depth = depthGuard();
  let silent = 0;
  let found = false;
  parser.onValue = ({ value, key, stack }) => {
    silent = 0;
    if (stack.length > 1) {
      found = true;
      shape.onRecord(value);
    } else if (typeof key === 'string') shape.onKey(key, value);
  };
  parser.onError = (error) => {
    throw error;
  };
  for await (const text of decodeUtf8(file.chunks())) {
    silent += text.length;
    depth(text);
    write(parser, text);
    if (silent > recordCharsMax)
      throw new ParseFault('record_too_large', `one record is longer than ${recordCharsMax} characters`);
  }
  if (!parser.isEnded) throw new ParseFault('truncated', 'the JSON document does not end');
  if (!found) throw new ParseFault('no_records', `there is nothing in \`${shape.records}\``);
}

function write(parser: JSONParser, text: string): void {
  try {
    parser.write(text);
  } catch (error) {
    if (error instanceof ParseFault) throw error;
    throw new ParseFault('malformed_json', 'not well-formed JSON');
  }
}

/** Counts brackets outside strings over all slices. */
function depthGuard(): (text: string) => void {
  let depth = 0;
  let inString = false;
  let escaped = false;
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (escaped) escaped = false;
      else if (code === 0x5c) escaped = inString;
      else if (code === 0x22) inString = !inString;
      else if (inString) continue;
      else if (code === 0x5b || code === 0x7b) depth += 1;
      else if (code === 0x5d || code === 0x7d) depth -= 1;
      if (depth > depthMax) throw new ParseFault('too_deep', `values nest deeper than ${depthMax}`);
    }
  };
}
