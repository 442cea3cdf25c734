import { createHash, hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ListEntry } from '../model/list-entry.ts';
import { entryWriter } from './entry-artefact.ts';
import { lineHash } from './entry-hash.ts';
import type { ParseNote, ParseSink } from './source-parser.ts';
import { countEntry, noFacts, type VersionFacts } from './version-facts.ts';

/** One parsed version of a source, ready to be judged and stored. */
export interface CollectedVersion {
  /** Hash of the normalized content, whatever the order of the rows. */
  version: string;
  facts: VersionFacts;
  notes: ParseNote[];
  ids: ReadonlySet<string>;
  /** Ids that stand for a second, different content, each with the hash of it. */
  conflicts: string[];
  /** Gzipped lines of entries, or gzipped JSON of a law table. */
  artefact: Uint8Array;
  /** The table of a source of kind `law`. */
  table: unknown;
}

// Read once as UTF-8 and written again: `é` becomes these pairs.
const doubleEncoded = /[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac/;

/** A sink that counts, hashes and compresses entries while they are parsed; memory grows by one hash per entry. */
export function collectVersion(progress?: (entries: number) => void): { sink: ParseSink; finish(): Promise<CollectedVersion> } {
  const writer = entryWriter();
  const hashes = new Map<string, string>();
  const notes = new Map<string, ParseNote>();
  const facts = noFacts();
  const conflicts: string[] = [];
  let table: unknown;
  const sink: ParseSink = {
    entry(entry) {
      markDamage(entry);
      if (isWeaklyIndexed(entry)) {
        entry.flags.push(weakIndexing);
        sink.note(weakIndexing, entry.source);
      }
      const line = JSON.stringify(entry);
      const known = hashes.get(entry.id);
      const found = lineHash(line);
      if (known !== undefined) {
        if (known !== found) conflicts.push(`${entry.id} ${found}`);
        return;
      }
      hashes.set(entry.id, found);
      countEntry(facts, entry);
      writer.add(line);
      if (facts.entries % 1000 === 0) progress?.(facts.entries);
    },
    table(found) {
      table = found;
    },
    note(code, at) {
      const key = `${code} ${at}`;
      const note = notes.get(key);
      if (note) note.count += 1;
      else notes.set(key, { code, at, count: 1 });
    },
  };
  return { sink, finish: () => finish(table, hashes, facts, [...notes.values()], conflicts, () => writer.finish()) };
}

async function finish(
  table: unknown,
  hashes: Map<string, string>,
  facts: VersionFacts,
  notes: ParseNote[],
  conflicts: string[],
  entries: () => Uint8Array,
): Promise<CollectedVersion> {
  if (table !== undefined) {
    const json = JSON.stringify(table);
    return { version: hash('sha256', json), facts, notes, conflicts, ids: new Set(), artefact: gzipSync(json), table };
  }
  const digest = createHash('sha256');
  for (const id of [...hashes.keys()].sort()) digest.update(`${id} ${hashes.get(id)}\n`);
  for (const conflict of conflicts.sort()) digest.update(`${conflict}\n`);
  const ids = new Set(hashes.keys());
  return { version: digest.digest('hex'), facts, notes, conflicts, ids, artefact: entries(), table };
}

const marks: readonly [string, (name: string) => boolean][] = [
  ['replacement_character', (name) => name.includes('\ufffd')],
  ['double_encoded', (name) => doubleEncoded.test(name)],
  // `*`, `-`, an empty alias or one letter names nobody and would name everybody.
  ['unusable_name', (name) => (name.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < 2 && !/\p{Script=Han}/u.test(name)],
];

const weakIndexing = 'weak_indexing';

/** All its names are in scripts nobody here describes: found by identifiers and addresses, by name only as far as letters are equal. */
const isWeaklyIndexed = ({ names, flags }: ListEntry): boolean =>
  !flags.includes(weakIndexing) && names.every(({ script }) => script === 'Zyyy');

/** Damage done before publication is kept as it came, and the entry is marked: the guard counts the marks. */
function markDamage(entry: ListEntry): void {
  for (const [flag, damaged] of marks) {
    if (!entry.flags.includes(flag) && entry.names.some(({ value }) => damaged(value))) entry.flags.push(flag);
  }
}
