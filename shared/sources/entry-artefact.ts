import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import type { ListEntry } from '../model/list-entry.ts';

// Lines are packed in pieces of this size: large enough to pack well, small enough to stay flat.
const pieceChars = 128 * 1024;

// Below this a stream costs more than the work itself; deflate makes at most 1032 bytes of one.
const smallBytes = 16 * 1024;
const smallTextMax = 1032 * smallBytes;

export interface EntryWriter {
  add(line: string): void;
  finish(): Uint8Array;
}

/**
 * Writes the normalized version of a source: one entry per line as JSON, gzipped while it grows. The file is a sequence of gzip
 * members (RFC 1952 section 2.2), packed here and now: a queue to another thread would grow with the list.
 */
export function entryWriter(): EntryWriter {
  const members: Buffer[] = [];
  let waiting: string[] = [];
  let chars = 0;
  const pack = () => {
    members.push(gzipSync(waiting.join(''), { level: 6 }));
    waiting = [];
    chars = 0;
  };
  return {
    add(line) {
      waiting.push(line, '\n');
      chars += line.length + 1;
      if (chars >= pieceChars) pack();
    },
    finish() {
      if (chars > 0 || members.length === 0) pack();
      return Buffer.concat(members);
    },
  };
}

/** The lines of a normalized version, in the order of the official file. */
export async function* readLines(artefact: Uint8Array): AsyncGenerator<string> {
  if (artefact.length <= smallBytes) {
    const lines = gunzipSync(artefact, { maxOutputLength: smallTextMax }).toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    return yield* lines;
  }
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

/** One entry of a normalized version, found without reading the others; null when the version has it not. */
export async function findEntry(artefact: Uint8Array, id: string): Promise<ListEntry | null> {
  const start = `{"id":${JSON.stringify(id)},`;
  for await (const line of readLines(artefact)) if (line.startsWith(start)) return JSON.parse(line) as ListEntry;
  return null;
}
