import { noHealth } from './source-lease.ts';
import type { World } from './world.ts';

// The names of the deployer's lists stand in one health record of their own, so that no store has to search for them.
const register = 'own-lists';

/** Ids of the deployer's own lists (`own-…`), in alphabetical order. */
export async function ownLists(world: Pick<World, 'sources'>): Promise<string[]> {
  const health = await world.sources.health(register);
  return (health?.lists as string[] | undefined) ?? [];
}

/** Puts a list on the register; nothing happens when it stands there already. */
export async function registerOwnList(id: string, world: Pick<World, 'sources'>): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const health = (await world.sources.health(register)) ?? noHealth(register);
    const lists = (health.lists as string[] | undefined) ?? [];
    if (lists.includes(id)) return;
    if (await world.sources.putHealth({ ...health, lists: [...lists, id].sort() })) return;
  }
  throw new Error('the register of own lists is contended');
}
