import type { World } from '../../shared/flows/world.ts';
import { type Problem, problem } from './reply.ts';

type Opened = { ok: true; position: string | null } | { ok: false; problem: Problem };

/** A list's position as an opaque token, good for this caller and these filters only. */
export async function sealCursor(position: string | null, context: string, world: World): Promise<string | null> {
  return position === null ? null : world.seal.seal(position, context);
}

export async function openCursor(token: string | undefined, context: string, world: World): Promise<Opened> {
  if (token === undefined) return { ok: true, position: null };
  const position = await world.seal.open(token, context);
  if (position !== null) return { ok: true, position };
  const message = 'was not given by this list for this caller and these filters';
  return {
    ok: false,
    problem: problem('invalid_request', 'the query breaks the schema', [
      { pointer: '/query/cursor', code: 'not_allowed', message },
    ]),
  };
}
