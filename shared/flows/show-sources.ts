import { catalog } from '../sources/catalog.ts';
import { ownRow } from '../sources/own/source.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { ownLists } from './own-lists.ts';
import { type SourceView, showSource } from './show-source.ts';
import type { World } from './world.ts';

type Ports = Pick<World, 'sources' | 'clock' | 'catalog'>;

/** Every source of the catalog and every own list, with its health. */
export async function showSources(world: Ports): Promise<SourceView[]> {
  const now = world.clock.now();
  const rows = [...(world.catalog ?? catalog), ...(await ownLists(world)).map(ownRow)];
  return Promise.all(rows.map(async (row) => showSource(row, await world.sources.health(row.id), now)));
}

/** The row of a source or of an own list that exists; null for any other id. */
export async function knownSource(id: string, world: Ports): Promise<SourceRow | null> {
  const row = (world.catalog ?? catalog).find((one) => one.id === id);
  if (row) return row;
  return (await ownLists(world)).includes(id) ? ownRow(id) : null;
}
