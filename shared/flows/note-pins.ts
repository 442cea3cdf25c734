import type { Decision } from '../model/decision.ts';
import { defaultRuleset } from '../rules/default-ruleset.ts';
import { keepDefaultRuleset } from './rulesets.ts';
import type { World } from './world.ts';

type Ports = Pick<World, 'policy' | 'clock'>;

/** What this process has noted, or is noting: orders that arrive together share one note. */
const noted = new WeakMap<World['policy'], Map<string, Promise<unknown>>>();
/** More notes than a day has: begins again rather than grow. */
const heldMax = 500;
/** A year of hourly editions, a note a day each. */
const pageSize = 5_000;

/**
 * Notes that a decision pins its edition and its ruleset: what carries no note, hardly any decision needs, and retention may look
 * whether it can go. The default ruleset of this release is kept on the same occasion. One write a day in each process.
 */
export async function notePins({ pinned, createdAt }: Pick<Decision, 'pinned' | 'createdAt'>, world: Ports): Promise<void> {
  const known = noted.get(world.policy) ?? new Map<string, Promise<unknown>>();
  noted.set(world.policy, known);
  if (known.size > heldMax) known.clear();
  const once = (key: string, write: () => Promise<unknown>): Promise<unknown> => {
    const written = known.get(key) ?? write();
    known.set(key, written);
    written.catch(() => known.delete(key));
    return written;
  };
  const id = `${pinned.edition}|${pinned.ruleset}|${createdAt.slice(0, 10)}`;
  const isDefault = pinned.ruleset === defaultRuleset().id;
  await Promise.all([
    once(id, () => world.policy.put('PIN', id, null, null)),
    ...(isDefault ? [once(pinned.ruleset, () => keepDefaultRuleset(world))] : []),
  ]);
}

/** First and last day (`YYYY-MM-DD`) on which decisions were made with an edition or under a ruleset. */
export interface PinnedDays {
  first: string;
  last: string;
}

/** ... with the ids of the notes that say so. */
export type Pins = PinnedDays & { notes: string[] };

/** All notes, by id of edition or ruleset. */
export async function pinnedDays({ policy }: Ports): Promise<Map<string, Pins>> {
  const days = new Map<string, Pins>();
  let from = ' ';
  for (;;) {
    const page = await policy.list('PIN', { from, limit: pageSize });
    for (const { id } of page) {
      const [edition = '', ruleset = '', day = ''] = id.split('|');
      for (const one of [edition, ruleset]) widen(days, one, day, id);
    }
    if (page.length < pageSize) return days;
    from = `${page.at(-1)?.id}!`;
  }
}

/** The notes of an edition that is deleted say nothing any more. */
export async function forgetPins(pins: Pins | undefined, { policy }: Ports): Promise<void> {
  for (const id of pins?.notes ?? []) await policy.delete('PIN', id);
}

function widen(pins: Map<string, Pins>, id: string, day: string, note: string): void {
  const known = pins.get(id);
  if (!known) {
    pins.set(id, { first: day, last: day, notes: [note] });
    return;
  }
  if (day < known.first) known.first = day;
  if (day > known.last) known.last = day;
  known.notes.push(note);
}
