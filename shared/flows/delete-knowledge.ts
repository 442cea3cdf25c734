import type { RetentionPolicy } from '../decisions/retain-until.ts';
import type { Edition } from '../model/edition.ts';
import type { DeletionRecord } from '../model/retention.ts';
import type { RulesetRecord } from '../model/rule.ts';
import { defaultRuleset } from '../rules/default-ruleset.ts';
import { catalog } from '../sources/catalog.ts';
import { forgetPins, type PinnedDays, type Pins, pinnedDays } from './note-pins.ts';
import { ownLists } from './own-lists.ts';
import { beforeCurrent } from './ruleset-life.ts';
import { rulesetPointer } from './rulesets.ts';
import type { Stored, World } from './world.ts';

type Deleted = NonNullable<DeletionRecord['knowledge']>;

const dayMs = 86_400_000;
/** Sweeps, comparisons and people look back at what was just replaced. */
const graceDays = 30;
/** Decisions looked at for one edition: of so many, one at least left a note. */
const lookedMax = 1_000;
/** Editions deleted in one run; the next day takes the rest. */
const editionsPerRunMax = 200;
const rulesetsMax = 10_000;

/**
 * Deletes editions, artefacts and rulesets that no decision pins: never pinned and replaced a month ago, or pinned last by decisions
 * that are past their time and gone. What is in force, was in force before it, or is in doubt stays. Leaves a record of what went.
 */
export async function deleteKnowledge(policy: RetentionPolicy, world: World): Promise<DeletionRecord | null> {
  const now = world.clock.now();
  const since = await notedSince(now.toISOString(), world);
  const context: Context = { policy, now: now.getTime(), since, pins: await pinnedDays(world), world };
  const knowledge = [...(await deleteEditions(context)), ...(await deleteRulesets(context))];
  if (knowledge.length === 0) return null;
  const at = now.toISOString();
  const record: DeletionRecord = { id: `${at}#knowledge`, at, day: at.slice(0, 10), deleted: [], kept: 0, policy, knowledge };
  await world.policy.put('DELETION', record.id, record, null);
  world.log.info('knowledge that no decision pins was deleted', { deleted: knowledge.length });
  return record;
}

interface Context {
  policy: RetentionPolicy;
  now: number;
  since: string;
  pins: Map<string, Pins>;
  world: World;
}

/** The instant since which decisions note what they pin, as far as this job knows. What is older than it has no say by silence. */
async function notedSince(now: string, { policy }: World): Promise<string> {
  const known = await policy.get<string>('RETENTION', 'PINS_SINCE');
  if (known) return known.value;
  await policy.put('RETENTION', 'PINS_SINCE', now, null);
  return now;
}

async function deleteEditions(context: Context): Promise<Deleted> {
  const { world, now } = context;
  const all = await world.sources.editions();
  const pointer = await world.sources.pointer();
  const unneeded = new Set<Edition>();
  for (const [position, edition] of all.entries()) {
    const replacedAt = all[position + 1]?.createdAt;
    const isRecent = replacedAt === undefined || now - Date.parse(replacedAt) < graceDays * dayMs;
    if (isRecent || edition.id === pointer?.editionId || unneeded.size === editionsPerRunMax) continue;
    if (!(await isNeeded(edition.id, { first: edition.createdAt, last: replacedAt }, context))) unneeded.add(edition);
  }
  const used = await keysInUse(
    all.filter((edition) => !unneeded.has(edition)),
    world,
  );
  const artefacts = new Set([...unneeded].flatMap(keysOf).filter((key) => !used.has(key)));
  for (const { id } of unneeded) {
    await world.sources.removeEdition(id);
    await forgetPins(context.pins.get(id), world);
  }
  for (const key of artefacts) await deleteUnused(key, world);
  return [
    ...[...unneeded].map(({ id }) => ({ kind: 'edition' as const, id })),
    ...[...artefacts].map((id) => ({ kind: 'artefact' as const, id })),
  ];
}

/**
 * Whether a kept decision may pin this. Without a note it is not needed, if it is younger than the notes; to be sure, the decisions of
 * the time it was in force are looked at: a note may have failed, but not every note of thousands of orders.
 */
async function isNeeded(id: string, inForce: PinnedDays, { policy, now, since, pins, world }: Context): Promise<boolean> {
  const pin = pins.get(id);
  if (!pin) return inForce.first <= since || someDecisionPins(id, inForce, world);
  const until = new Date(pin.last);
  until.setUTCFullYear(until.getUTCFullYear() + policy.years);
  if (now < until.getTime() + 2 * dayMs) return true;
  return someDecisionPins(id, pin, world);
}

/** Past its time, what is left of those days is on hold or under review: few, and each is looked at. */
async function someDecisionPins(id: string, { first, last }: PinnedDays, world: World): Promise<boolean> {
  let cursor: string | null = null;
  let looked = 0;
  do {
    const span = { from: first, to: `${last.slice(0, 10)}T23:59:59.999Z` };
    const page = await world.decisions.list({ reference: null, outcome: null, ...span, limit: 100, cursor });
    looked += page.data.length;
    if (page.data.some(({ decision }) => decision.pinned.edition === id || decision.pinned.ruleset === id)) return true;
    cursor = page.nextCursor;
  } while (cursor !== null && looked < lookedMax);
  return false;
}

export const keysOf = ({ indexKey, lawKey, sources }: Edition): string[] => [
  indexKey,
  ...(lawKey ? [lawKey] : []),
  ...Object.values(sources).flatMap(({ key, removed = [] }) => [key, ...removed.map((lost) => lost.key)]),
];

/** Artefacts of the editions that stay, and of the versions in force or waiting for a person. */
async function keysInUse(editions: Edition[], world: World): Promise<Set<string>> {
  const ids = [...catalog.map(({ id }) => id), ...(await ownLists(world))];
  const versions = await Promise.all(ids.map((id) => versionKeys(id, world)));
  return new Set([...editions.flatMap(keysOf), ...versions.flat()]);
}

export async function versionKeys(source: string, world: World): Promise<string[]> {
  const health = await world.sources.health(source);
  return [health?.current, health?.candidate?.version].flatMap((version) => version?.key ?? []);
}

/** Whoever found the artefact in place a moment ago must not be left without it: then it is put back. */
export async function deleteUnused(key: string, world: World): Promise<void> {
  const bytes = await world.objects.get(key);
  await world.objects.delete(key);
  const pointer = await world.sources.pointer();
  const edition = pointer && (await world.sources.edition(pointer.editionId));
  const wanted = [...(edition ? keysOf(edition) : []), ...(await versionKeys(key.split('/')[1] ?? '', world))];
  if (bytes && wanted.includes(key)) await world.objects.put(key, bytes);
}

/** Rulesets that were in force, or drafts nobody took further, after the time records are kept. */
async function deleteRulesets(context: Context): Promise<Deleted> {
  const { world, policy, now } = context;
  const pointer = await rulesetPointer(world);
  const standing = new Set([defaultRuleset().id, pointer.value.current, beforeCurrent(pointer.value)]);
  const all = await world.policy.list<RulesetRecord>('RULESET', { limit: rulesetsMax });
  const deleted: Deleted = [];
  for (const { id, value } of all as Stored<RulesetRecord>[]) {
    const touched = new Date(value.events.at(-1)?.at ?? value.createdAt);
    touched.setUTCFullYear(touched.getUTCFullYear() + policy.years);
    if (
      standing.has(id) ||
      now < touched.getTime() ||
      (await isNeeded(id, { first: value.createdAt, last: touched.toISOString() }, context))
    )
      continue;
    await world.policy.delete('RULESET', id);
    deleted.push({ kind: 'ruleset', id });
  }
  return deleted;
}
