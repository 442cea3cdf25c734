import { loadLaw } from '../licensing/load-law.ts';
import { reachedJurisdictions } from '../licensing/reached-jurisdictions.ts';
import { indexFormat } from '../matching/index-file.ts';
import type { MatchIndex } from '../matching/match-index.ts';
import type { Edition } from '../model/edition.ts';
import type { Ruleset } from '../model/rule.ts';
import { defaultRuleset } from '../rules/default-ruleset.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import { type CheckedAt, knowledgeGaps } from '../screening/knowledge-gaps.ts';
import { laterKnowledge } from '../screening/later-knowledge.ts';
import { catalog } from '../sources/catalog.ts';
import { editionEntries } from './edition-entries.ts';
import { pureWork } from './pure-work.ts';
import { loadRemoved } from './remember-removed.ts';
import { currentRuleset, rulesetAt, rulesetById } from './rulesets.ts';
import type { KnowledgePort, World } from './world.ts';

/** Polls that were due while nobody asked: what was seen then is too old to answer by without a look. */
const idlePolls = 20;
/** Milliseconds that look may take; after them what is held answers, however old, and its age is judged as it is known. */
const idleWaitMs = 250;
/** A first start publishes an edition after each list that comes in; within this time all are there. */
const firstStartMs = 3_600_000;
/** Milliseconds between looks at when each source was verified, which is counted in hours; a new edition and `poll` look at once. */
const verifiedMs = 15_000;
/** Past editions kept loaded for replay and time travel: each is tens of megabytes. */
const pastEditionsMax = 2;
const pastRulesetsMax = 50;

type Ports = Pick<World, 'clock' | 'log' | 'objects' | 'sources' | 'policy' | 'pure' | 'catalog'>;

/**
 * The knowledge in force, polled and swapped whole: a new edition is loaded beside the old one, and a load that fails leaves the
 * old one serving. Between polls nothing is read.
 *
 * @param pollMs Milliseconds between looks at the pointer.
 * @param engine Version of the code, pinned in every decision.
 */
export function knowledgeCache(world: Ports, pollMs: number, engine: string): KnowledgePort {
  const pastEdition = pastEditions((id) => loadEdition(id, world, engine, true));
  const pastRuleset = pastRulesets(world);
  const verified = verifications(world);
  let current: Knowledge | null = null;
  let checkedAt: CheckedAt = {};
  let polledAt = Number.NEGATIVE_INFINITY;
  let polling: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const pointer = await world.sources.pointer();
    checkedAt = await verified.read(pointer?.editionId);
    const ruleset = await currentRuleset(world); // when it cannot be read, nothing is swapped: never an edition without its policy
    const changed = pointer && pointer.editionId !== current?.edition.id;
    const next = (changed ? await loadEdition(pointer.editionId, world, engine, false) : null) ?? current;
    if (next) current = next.ruleset.id === ruleset.id ? next : { ...next, ruleset };
    polledAt = world.clock.elapsed();
  };
  const pollDue = (): Promise<void> => {
    polling ??= look()
      .catch((error: unknown) => {
        if (current !== null) polledAt = world.clock.elapsed(); // with nothing to answer by, the next caller looks again
        world.log.warn('knowledge was not refreshed; the edition in force stays', { reason: reasonOf(error) });
      })
      .finally(() => {
        polling = null;
      });
    return polling;
  };
  const poll = (): Promise<void> => {
    verified.forget();
    return pollDue();
  };
  const anyEdition = (id: string) => (id === current?.edition.id ? Promise.resolve(current) : pastEdition(id));
  const anyRuleset = (id: string) => (id === current?.ruleset.id ? Promise.resolve(current.ruleset) : pastRuleset(id));
  return {
    poll,
    current: async () => {
      const due = world.clock.elapsed() - polledAt >= pollMs;
      const idle = world.clock.elapsed() - polledAt >= pollMs * idlePolls;
      if (due && current === null) await pollDue();
      else if (due && idle) await Promise.race([pollDue(), world.clock.sleep(idleWaitMs)]);
      else if (due) void pollDue();
      return current;
    },
    pinned: async (edition, ruleset) => {
      const [past, rules] = await Promise.all([anyEdition(edition), anyRuleset(ruleset)]);
      return past && rules && { ...past, ruleset: rules };
    },
    at: async (instant) => {
      const edition = (await world.sources.editionAt(instant)) ?? (await firstAfter(instant, world));
      const past = edition && (await anyEdition(edition.id));
      return past ? { ...past, ruleset: await rulesetAt(instant, world) } : null;
    },
    gaps: (knowledge, order, now) => [
      ...knowledgeGaps(knowledge.edition.sources, checkedAt, reachedJurisdictions(order), order, now, world.catalog),
      ...laterKnowledge(knowledge.edition, reachedJurisdictions(order), order, world.catalog),
    ],
  };
}

/** For an instant before the first edition: what the first start brought together. Null for a later one, whose own is forgotten. */
async function firstAfter(instant: string, { sources }: Pick<World, 'sources'>): Promise<Edition | null> {
  const first = await sources.firstEdition();
  if (!first || Date.parse(instant) >= Date.parse(first.createdAt)) return null;
  return sources.editionAt(new Date(Date.parse(first.createdAt) + firstStartMs).toISOString());
}

/** Past editions, the last few used of them held. */
function pastEditions(load: (id: string) => Promise<Knowledge | null>): (id: string) => Promise<Knowledge | null> {
  const past = new Map<string, Promise<Knowledge | null>>();
  return (id) => {
    const held = past.get(id) ?? load(id);
    past.delete(id);
    past.set(id, held);
    const [oldest] = past.keys();
    if (past.size > pastEditionsMax && oldest !== undefined) past.delete(oldest);
    return held;
  };
}

/** Past rulesets, the same object for the same id: its rules are compiled once. */
function pastRulesets(world: Ports): (id: string) => Promise<Ruleset | null> {
  const held = new Map<string, Ruleset>();
  return async (id) => {
    const ruleset = held.get(id) ?? (await rulesetById(id, world));
    if (held.size >= pastRulesetsMax) held.clear();
    if (ruleset) held.set(id, ruleset);
    return ruleset;
  };
}

/** Loads an edition whole, or not at all: null and a warning when any part is missing or does not verify. */
async function loadEdition(id: string, world: Ports, engine: string, rebuild: boolean): Promise<Knowledge | null> {
  const edition = await world.sources.edition(id);
  const [indexBytes = null, lawBytes] = edition ? await artefacts(edition, world) : [];
  if (!edition || (!indexBytes && !rebuild)) {
    world.log.error('an edition or its index is missing', { edition: id });
    return null;
  }
  const index = await indexOf(edition, indexBytes, world, rebuild);
  if (!index) return null;
  const removed = await loadRemoved(edition, world);
  return { edition, index, ...removed, law: loadLaw(lawBytes ?? null), ruleset: defaultRuleset(), engine };
}

/** The stored index; for a past edition whose index is swept away or was written by older code, one built again from its versions. */
async function indexOf(edition: Edition, bytes: Uint8Array | null, world: Ports, rebuild: boolean): Promise<MatchIndex | null> {
  const { buildIndex, loadIndex } = pureWork(world);
  const loaded = bytes && loadIndex(bytes);
  if (loaded?.ok) return loaded.value;
  if (loaded) world.log.warn('an index was refused', { edition: edition.id, reason: loaded.trouble.code });
  if (!rebuild || (bytes && edition.indexFormat === indexFormat)) return null;
  const { entries } = await editionEntries(edition.sources, world);
  const rebuilt = loadIndex(buildIndex(entries));
  return rebuilt.ok ? rebuilt.value : null;
}

const artefacts = (edition: Edition, world: Ports): Promise<[Uint8Array | null, Uint8Array | null]> =>
  Promise.all([world.objects.get(edition.indexKey), edition.lawKey ? world.objects.get(edition.lawKey) : null]);

/** When each source was verified, as read a moment ago; anew for another edition, or when that is to be forgotten. */
function verifications(world: Ports): { read(edition: string | undefined): Promise<CheckedAt>; forget(): void } {
  let held: { edition: string | undefined; checkedAt: CheckedAt; until: number } | null = null;
  return {
    read: async (edition) => {
      const now = world.clock.elapsed();
      if (held !== null && held.edition === edition && now < held.until) return held.checkedAt;
      held = { edition, checkedAt: await lastVerified(world), until: now + verifiedMs };
      return held.checkedAt;
    },
    forget: () => {
      held = null;
    },
  };
}

async function lastVerified(world: Ports): Promise<CheckedAt> {
  const healths = await Promise.all(
    catalog.map(async ({ id }) => {
      const health = await world.sources.health(id);
      const held = health?.held ?? [];
      return [
        [id, health?.checkedAt ?? null] as const,
        ...held.map(({ list, checkedAt }) => [`${id}/${list}`, checkedAt] as const),
      ];
    }),
  );
  return Object.fromEntries(healths.flat());
}

/** Knowledge is public: its troubles may be told in full. */
const reasonOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
