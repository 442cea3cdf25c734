import { readEntries } from './entry-artefact.ts';

/** Which of these names a normalized version holds, as primary name or alias. */
export async function sentinelNamesIn(artefact: Uint8Array, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  if (names.length === 0) return found;
  const wanted = new Map(names.map((name) => [plain(name), name]));
  for await (const entry of readEntries(artefact)) {
    for (const { value } of entry.names) {
      const name = wanted.get(plain(value));
      if (name !== undefined) found.add(name);
    }
  }
  return found;
}

const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
