import type { World } from '../../shared/flows/world.ts';
import type { Caller } from './caller.ts';
import { openCursor, sealCursor } from './cursor.ts';
import { type Reply, reply } from './reply.ts';

interface Listing<T> {
  /** What the cursor is good for: the list's name and its filters. */
  of: readonly unknown[];
  query: { cursor?: string | undefined; limit: number };
  caller: Caller;
  load: (limit: number, after: string | null) => Promise<{ data: T[]; next: string | null }>;
}

/** One page of a list, continued by a token that is good for this caller and these filters only. */
export async function answerPage<T>(listing: Listing<T>, world: World): Promise<Reply> {
  const context = JSON.stringify([...listing.of, listing.caller.id]);
  const cursor = await openCursor(listing.query.cursor, context, world);
  if (!cursor.ok) return cursor.problem;
  const { data, next } = await listing.load(listing.query.limit, cursor.position);
  return reply(200, { data, nextCursor: await sealCursor(next, context, world) });
}
