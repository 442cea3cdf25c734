import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { catalog } from '../../../shared/sources/catalog.ts';
import { referenceFile } from '../../reference.ts';

/** Every list of the reference files read by the project's own parsers, in catalog order; the first row of an id wins, as in an edition. */
export async function referenceEntries(): Promise<ListEntry[]> {
  const entries = new Map<string, ListEntry>();
  for (const source of catalog) {
    if (source.kind !== 'list') continue;
    for (const format of source.formats) {
      const paths = format.files.map((file) => listFile(source.id, file.name, file.alsoNamed));
      if (paths.some((path) => path === null)) continue;
      const { parser } = await format.load();
      const files = paths.map((path) => ({
        name: path!.split('/').at(-1)!,
        bytes: statSync(path!).size,
        chunks: () => createReadStream(path!),
      }));
      const sink = {
        entry: (entry: ListEntry) => void (entries.has(entry.id) || entries.set(entry.id, entry)),
        table: () => {},
        note: () => {},
      };
      const parsed = await parser.parse(files, sink);
      if (!parsed.ok) console.log(`${source.id}: ${parsed.trouble.message}`);
      break;
    }
  }
  return [...entries.values()];
}

/** A list's file under its own name, or under the one that it is imported by. */
function listFile(source: string, name: string, alsoNamed?: string): string | null {
  const folder = referenceFile(join('lists', source));
  if (folder === null) return null;
  const imported = alsoNamed ? new RegExp(`^${alsoNamed}$`) : null;
  const found = readdirSync(folder).find((one) => one === name || imported?.test(one));
  return found === undefined ? null : join(folder, found);
}

/** Whether the reference lists are on this machine. */
export const hasReference = (): boolean => {
  const path = referenceFile('lists');
  return path !== null && existsSync(path);
};
