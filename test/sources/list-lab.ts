import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RefreshOptions, refreshSource } from '../../shared/flows/refresh-source.ts';
import type { SourceHealth, SourceRun } from '../../shared/flows/world.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { fetchSource } from '../../shared/net/fetch-source.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { readEntries } from '../../shared/sources/entry-artefact.ts';
import type { SourceRow } from '../../shared/sources/source-row.ts';
import { type SourceWorld, sourceWorld } from './source-world.ts';

/** A mirror directory, the ports of a refresh, and a look at what came of it. */
export interface ListLab {
  world: SourceWorld;
  /** Lays an official file into the mirror. */
  put(source: string, content: string | Uint8Array): void;
  refresh(source: string, options?: RefreshOptions): Promise<SourceRun>;
  /** Puts a file and refreshes. */
  take(source: string, content: string | Uint8Array, options?: RefreshOptions): Promise<SourceRun>;
  health(source: string): Promise<SourceHealth>;
  /** Entries in force. */
  entries(source: string): Promise<ListEntry[]>;
  close(): void;
}

export function listLab(): ListLab {
  const mirror = mkdtempSync(join(tmpdir(), 'lists-'));
  const world = sourceWorld(fetchSource({ plan: sourceRow, mirror, sample: null }));
  const put = (source: string, content: string | Uint8Array) => {
    const { name } = fileOf(sourceRow(source)!);
    mkdirSync(join(mirror, source), { recursive: true });
    writeFileSync(join(mirror, source, name), content);
  };
  const refresh = (source: string, options: RefreshOptions = {}) => refreshSource(source, world, options);
  const health = async (source: string) => (await world.sources.health(source))!;
  return {
    world,
    put,
    refresh,
    take: (source, content, options) => {
      put(source, content);
      world.pass(1);
      return refresh(source, options);
    },
    health,
    entries: async (source) => {
      const artefact = await world.objects.get((await health(source)).current!.key);
      const found: ListEntry[] = [];
      for await (const entry of readEntries(artefact!)) found.push(entry);
      return found;
    },
    close: () => rmSync(mirror, { recursive: true, force: true }),
  };
}

const fileOf = (row: SourceRow): { name: string } => row.formats[0]!.files[0]!;

/** The first word of each reason: `shrunk`, `invalid_utf8`, … */
export const codes = (run: SourceRun): string[] => [...new Set(run.reasons.map((reason) => reason.split(':')[0]!))];
