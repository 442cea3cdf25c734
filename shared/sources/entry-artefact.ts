import { createGunzip, createGzip } from 'node:zlib';
import type { ListEntry } from '../model/list-entry.ts';

// Lines are handed to the compressor in pieces of this size: large enough to be cheap, small enough to stay flat.
const pieceChars = 256 * 1024;

export interface EntryWriter {
  add(line: string): void;
  finish(): Promise<Uint8Array>;
}

/** Writes the normalized version of a source: one entry per line as JSON, gzipped while it grows. */
export function entryWriter(): EntryWriter {
  const gzip = createGzip({ level: 6 });
  const parts: Buffer[] = [];
  gzip.on('data', (part: Buffer) => parts.push(part));
  let waiting: string[] = [];
  let chars = 0;
  const flush = () => {
    if (chars > 0) gzip.write(waiting.join(''));
    waiting = [];
    chars = 0;
  };
  return {
    add(line) {
      waiting.push(line, '\n');
      chars += line.length + 1;
      if (chars >= pieceChars) flush();
    },
    finish: () =>
      new Promise((resolve, reject) => {
        gzip.on('end', () => resolve(Buffer.concat(parts)));
        gzip.on('error', reject);
        flush();
        gzip.end();
      }),
  };
}

/** The lines of a normalized version, in the order of the official file. */
export async function* readLines(artefact: Uint8Array): AsyncGenerator<string> {
  const gunzip = createGunzip();
  gunzip.end(artefact);
  gunzip.setEncoding('utf8');
  let rest = '';
  for await (const piece of gunzip as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

export async function* readEntries(artefact: Uint8Array): AsyncGenerator<ListEntry> {
  for await (const line of readLines(artefact)) yield JSON.parse(line) as ListEntry;
}
