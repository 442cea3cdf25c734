import type { Ruleset, RulesetPointer, RulesetRecord, RulesetState } from '../model/rule.ts';
import { defaultRuleset } from '../rules/default-ruleset.ts';
import type { Stored, World } from './world.ts';

type Policy = Pick<World, 'policy'>;

/** The ruleset in force: the published one, or the default until one is published. */
export async function currentRuleset(world: Policy): Promise<Ruleset> {
  return resolve((await rulesetPointer(world)).value.current, world);
}

/** The ruleset that was in force at a past instant. */
export async function rulesetAt(instant: string, world: Policy): Promise<Ruleset> {
  const { moves } = (await rulesetPointer(world)).value;
  return resolve(moves.findLast((move) => move.at <= instant)?.to ?? null, world);
}

/** A ruleset by id, as long as anything pins it: nothing here is ever deleted. */
export async function rulesetById(id: string, world: Policy): Promise<Ruleset | null> {
  if (id === defaultRuleset().id) return defaultRuleset();
  return (await findRuleset(id, world))?.value.ruleset ?? null;
}

/**
 * Keeps the default ruleset of this version of the code among the others, so that decisions pinned to it can be replayed after an
 * upgrade has changed the default. Safe to repeat.
 */
export async function keepDefaultRuleset(world: Pick<World, 'policy' | 'clock'>): Promise<void> {
  const ruleset = defaultRuleset();
  const record: RulesetRecord = {
    ruleset,
    state: 'backtested',
    author: 'portcullis',
    createdAt: world.clock.now().toISOString(),
    backtest: null,
    events: [],
  };
  if (!(await findRuleset(ruleset.id, world))) await world.policy.put('RULESET', ruleset.id, record, null);
}

export const findRuleset = (id: string, world: Policy): Promise<Stored<RulesetRecord> | null> =>
  world.policy.get<RulesetRecord>('RULESET', id);

/** The pointer, with revision null before the first publication. */
export async function rulesetPointer(world: Policy): Promise<{ value: RulesetPointer; revision: number | null }> {
  const stored = await world.policy.get<RulesetPointer>('RULESET_POINTER', 'CURRENT');
  return stored ?? { value: { current: null, moves: [] }, revision: null };
}

/** Where a ruleset stands in its life. */
export function rulesetState(record: RulesetRecord, pointer: RulesetPointer): RulesetState {
  const { id } = record.ruleset;
  if (pointer.current === id || (pointer.current === null && id === defaultRuleset().id)) return 'published';
  return pointer.moves.some(({ to }) => to === id) || id === defaultRuleset().id ? 'retired' : record.state;
}

async function resolve(id: string | null, world: Policy): Promise<Ruleset> {
  if (id === null) return defaultRuleset();
  const ruleset = await rulesetById(id, world);
  if (!ruleset) throw new Error(`ruleset \`${id}\` is in force but cannot be read`);
  return ruleset;
}
