import { fail, ok, type Result } from '../model/result.ts';
import type { RulesetPointer, RulesetRecord, RulesetState } from '../model/rule.ts';
import { checkRuleset, type RulesetFault, readRuleset, staticFaults } from '../rules/check-ruleset.ts';
import { type BacktestRequest, backtestRuleset } from './backtest-ruleset.ts';
import { currentRuleset, findRuleset, keepDefaultRuleset, rulesetPointer, rulesetState } from './rulesets.ts';
import type { Stored, World } from './world.ts';

/** On loopback without a key everybody is this caller: a laptop has one person. */
const nobodyInParticular = 'local';

export interface RulesetView {
  record: RulesetRecord;
  state: RulesetState;
  /** For `If-Match`. */
  version: number;
}

/** A new draft. Faults that can be told from the text alone are refused now; tests beside the rules run in the check. */
export async function draftRuleset(
  body: unknown,
  author: string,
  world: World,
): Promise<{ ok: true; view: RulesetView } | { ok: false; faults: RulesetFault[] }> {
  const read = readRuleset(body);
  if (!read.ok) return read;
  const faults = staticFaults(read.ruleset);
  if (faults.length > 0) return { ok: false, faults };
  const createdAt = world.clock.now().toISOString();
  const events = [{ at: createdAt, by: author, type: 'drafted' }];
  const record: RulesetRecord = { ruleset: read.ruleset, state: 'draft', author, createdAt, backtest: null, events };
  const { id } = read.ruleset;
  await world.policy.put('RULESET', id, record, null); // the same content again is the draft that stands there already
  const stored = await findRuleset(id, world);
  if (!stored) throw new Error(`ruleset \`${id}\` was written and cannot be read`);
  return { ok: true, view: await viewOf(stored, world) };
}

/** One ruleset; `current` is the one in force. */
export async function showRuleset(id: string, world: World): Promise<Result<RulesetView>> {
  const wanted = id === 'current' ? (await currentRuleset(world)).id : id;
  await keepDefaultRuleset(world);
  const stored = await findRuleset(wanted, world);
  return stored ? ok(await viewOf(stored, world)) : unknownRuleset;
}

/** In order of id, after `after`. */
export async function listRulesets(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: RulesetView[]; next: string | null }> {
  await keepDefaultRuleset(world);
  const found = await world.policy.list<RulesetRecord>('RULESET', { ...(after ? { from: `${after}!` } : {}), limit: limit + 1 });
  const page = found.slice(0, limit);
  const data = await Promise.all(page.map((stored) => viewOf(stored, world)));
  return { data, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** Static check and tests. A clean draft becomes `checked`; the faults are the answer either way. */
export async function checkDraft(
  id: string,
  { by, version }: { by: string; version: number | null },
  world: World,
): Promise<Result<{ faults: RulesetFault[]; view: RulesetView }>> {
  const stored = await findRuleset(id, world);
  if (!stored) return unknownRuleset;
  if (version !== null && version !== stored.revision) return changedMeanwhile;
  const { id: _id, version: _version, ...content } = stored.value.ruleset;
  const checked = checkRuleset(content);
  if (!checked.ok) return ok({ faults: checked.faults, view: await viewOf(stored, world) });
  const next = stored.value.state === 'draft' ? { ...stored.value, state: 'checked' as const } : stored.value;
  const written = await write(stored, next, by, 'checked', world);
  return written.ok ? ok({ faults: [], view: written.value }) : written;
}

/** Judges past orders with the draft (see `backtest-ruleset.ts`) and keeps the report with it; goes on with an unfinished one. */
export async function backtestDraft(
  id: string,
  request: Omit<BacktestRequest, 'last'> & { version: number | null },
  world: World,
): Promise<Result<RulesetView>> {
  const stored = await findRuleset(id, world);
  if (!stored) return unknownRuleset;
  if (request.version !== null && request.version !== stored.revision) return changedMeanwhile;
  if (stored.value.state === 'draft') return fail('conflict', 'check the ruleset first');
  const last = stored.value.backtest;
  const backtest = await backtestRuleset(stored.value.ruleset, { ...request, last }, world);
  return write(stored, { ...stored.value, state: 'backtested', backtest }, request.by, 'backtested', world);
}

export interface PublishRequest {
  id: string;
  by: string;
  /** Version the caller has seen; null = any. */
  version: number | null;
  /** Said a second time by a person who has read which true matches would be lost. */
  confirmLostMatches: boolean;
}

/**
 * Puts a backtested ruleset in force by one conditional write. Another person than the author must do it.
 * Troubles: `not_found`, `precondition_failed`, `forbidden`, `conflict`.
 */
export async function publishRuleset(request: PublishRequest, world: World): Promise<Result<RulesetView>> {
  const { id, by } = request;
  const stored = await findRuleset(id, world);
  if (!stored) return unknownRuleset;
  const refused = refusePublication(stored, request);
  if (refused) return refused;
  const pointer = await rulesetPointer(world);
  if (pointer.value.current === id) return ok(await viewOf(stored, world));
  const moved = await movePointer(pointer, { to: id, by, why: 'publish' }, world);
  return moved ? write(stored, stored.value, by, 'published', world) : racedPublication;
}

function refusePublication({ value, revision }: Stored<RulesetRecord>, request: PublishRequest): ReturnType<typeof fail> | null {
  if (request.version !== null && request.version !== revision) return changedMeanwhile;
  if (value.author === request.by && request.by !== nobodyInParticular) {
    return fail('forbidden', 'the author of a ruleset cannot publish it: a second person must');
  }
  if (value.state !== 'backtested' || !value.backtest) return fail('conflict', 'check and backtest the ruleset first');
  const { complete, covered, total, lostTrueMatches, trueMatches } = value.backtest;
  if (!complete) {
    return fail(
      'conflict',
      `the backtest covered ${covered} of ${total ?? 'many'} orders: go on with it, or run it over fewer days`,
    );
  }
  const lost = lostTrueMatches.length;
  const untried = trueMatches?.untried ?? 0;
  if (lost + untried === 0 || request.confirmLostMatches) return null;
  const also = untried > 0 ? `, and ${untried} could not be tried` : '';
  return fail(
    'conflict',
    `${lost} known true match(es) would be lost${also}: read the backtest, then confirm with \`?confirm=lost_true_matches\``,
  );
}

/** Puts the ruleset in force again that was before this one. */
export async function rollbackRuleset(
  id: string,
  { by, version }: { by: string; version: number | null },
  world: World,
): Promise<Result<{ current: string | null }>> {
  const pointer = await rulesetPointer(world);
  const stored = await findRuleset(id, world);
  if (!stored) return unknownRuleset;
  if (version !== null && version !== stored.revision) return changedMeanwhile;
  if (pointer.value.current !== id) return fail('conflict', 'only the published ruleset can be rolled back');
  const before = beforeCurrent(pointer.value);
  const moved = await movePointer(pointer, { to: before, by, why: 'rollback' }, world);
  return moved ? ok({ current: before }) : racedPublication;
}

/** What was in force before the ruleset in force came: a publication lays one upon the other, a rollback takes the uppermost off. */
export function beforeCurrent({ moves }: RulesetPointer): string | null {
  const stack: (string | null)[] = [null];
  for (const { to, why } of moves) {
    if (why === 'rollback' && stack.length > 1) stack.pop();
    else stack.push(to);
  }
  return stack.at(-2) ?? null;
}

function movePointer(
  pointer: { value: RulesetPointer; revision: number | null },
  move: Omit<RulesetPointer['moves'][number], 'at'>,
  world: World,
): Promise<boolean> {
  const moves = [...pointer.value.moves, { at: world.clock.now().toISOString(), ...move }];
  return world.policy.put('RULESET_POINTER', 'CURRENT', { current: move.to, moves }, pointer.revision);
}

async function write(
  stored: Stored<RulesetRecord>,
  next: RulesetRecord,
  by: string,
  type: string,
  world: World,
): Promise<Result<RulesetView>> {
  const events = [...next.events, { at: world.clock.now().toISOString(), by, type }];
  const written = await world.policy.put('RULESET', stored.id, { ...next, events }, stored.revision);
  if (!written) return fail('conflict', 'the ruleset was changed at the same moment: read it again');
  return ok(await viewOf({ id: stored.id, value: { ...next, events }, revision: stored.revision + 1 }, world));
}

async function viewOf({ value, revision }: Stored<RulesetRecord>, world: World): Promise<RulesetView> {
  const pointer = await rulesetPointer(world);
  return { record: value, state: rulesetState(value, pointer.value), version: revision };
}

const changedMeanwhile = fail('precondition_failed', 'the ruleset has changed since you read it: read it again');
const unknownRuleset = fail('not_found', 'no such ruleset');
const racedPublication = fail('conflict', 'another ruleset was published at the same moment: read again');
