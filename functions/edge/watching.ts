import type { WatchWorld, World } from '../../shared/flows/world.ts';

/** The world with the ports of the watch (log, feed, receivers). Wiring always gives them; a test that calls a watching door must. */
export function watching(world: World): WatchWorld {
  if ('documents' in world && 'keys' in world) return world as WatchWorld;
  throw new Error('this world has no ports for the watch');
}
