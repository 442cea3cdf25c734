import type { DecisionRecord, WatchWorld } from '../../shared/flows/world.ts';
import type { Tables } from './simulated-stores.ts';

/** What a run leaves out or changes; everything false is the product. */
export interface Plant {
  /** The parser takes whatever comes for a list, and bounds are not asked. */
  acceptsPages?: boolean;
  noShrinkGuard?: boolean;
  noMonotonicCheck?: boolean;
  neverRefreshes?: boolean;
  noCatchUp?: boolean;
  noResume?: boolean;
  /** Each retry comes with a key of its own. */
  freshKeys?: boolean;
  /** Changes the ports of every process. */
  ports?: (world: WatchWorld) => WatchWorld;
  /** Changes the disk itself. */
  tables?: (tables: Tables) => Tables;
  /** Objects under these prefixes are overwritten in place. */
  overwrites?: string;
}

export interface PlantedBug {
  name: string;
  plant: Plant;
  /** Seed with which it is known to be noticed. */
  seed: number;
  /** Seeds to try in a search before it counts as not noticed: rare races need volume. */
  seeds: number;
  /** Violation that must be among those found. */
  caughtBy: RegExp;
}

/** The bugs of the design's list of promises, each made to happen by a wrapper around a port or an option of the run. */
export const plantedBugs: readonly PlantedBug[] = [
  { name: 'a maintenance page accepted as a list', seed: 4, plant: { acceptsPages: true }, seeds: 300, caughtBy: /list_lost/ },
  { name: 'no shrink guard', seed: 8, plant: { noShrinkGuard: true }, seeds: 300, caughtBy: /list_lost/ },
  { name: 'no monotonic check', seed: 1, plant: { noMonotonicCheck: true }, seeds: 300, caughtBy: /list_went_back/ },
  { name: 'an index updated in place', seed: 1, plant: { overwrites: 'index/' }, seeds: 300, caughtBy: /not_replayable/ },
  {
    name: 'a late publisher moves the pointer without a condition',
    seed: 2,
    plant: { ports: lastWriterWins },
    seeds: 300,
    caughtBy: /list_went_back/,
  },
  { name: 'fail-open on a stale list', seed: 3, plant: { ports: failsOpen }, seeds: 300, caughtBy: /stale_clear/ },
  { name: 'no idempotency', seed: 1, plant: { freshKeys: true }, seeds: 300, caughtBy: /two_decisions/ },
  {
    name: 'a decision overwritten by a retry',
    seed: 1,
    plant: { ports: overwritesDecisions },
    seeds: 300,
    caughtBy: /answer_changed/,
  },
  {
    name: 'a clear answer that was never stored',
    seed: 191,
    plant: { ports: answersBeforeStoring },
    seeds: 2000,
    caughtBy: /unrecorded_clear/,
  },
  {
    name: 'a sweep neither resumed nor caught up',
    seed: 52,
    plant: { noResume: true, noCatchUp: true },
    seeds: 1000,
    caughtBy: /clear_at_rest/,
  },
  { name: 'no late-decision check', seed: 64, plant: { noCatchUp: true }, seeds: 3000, caughtBy: /clear_at_rest/ },
  { name: 'lists never refreshed', seed: 1, plant: { neverRefreshes: true }, seeds: 100, caughtBy: /held_needlessly/ },
];

/** A publisher that is hours late and moves the pointer whatever it says by then. */
function lastWriterWins(world: WatchWorld): WatchWorld {
  const movePointer: WatchWorld['sources']['movePointer'] = async (editionId) => {
    await world.clock.sleep((Number.parseInt(editionId.slice(3, 7), 16) % 5) * 3_600_000);
    const pointer = await world.sources.pointer();
    return world.sources.movePointer(editionId, pointer?.revision ?? null);
  };
  return { ...world, sources: { ...world.sources, movePointer } };
}

function failsOpen(world: WatchWorld): WatchWorld {
  return { ...world, knowledge: { ...world.knowledge, gaps: () => [] } };
}

/** A put without its condition: whoever comes last is what the shop finds. */
function overwritesDecisions(world: WatchWorld): WatchWorld {
  const put = async (record: DecisionRecord) => {
    const first = await world.decisions.put(record);
    if (first.stored || first.existing.bodyDigest !== record.bodyDigest) return first;
    await world.decisions.addEvent({
      decisionId: record.decision.id,
      at: record.decision.createdAt,
      type: 'overwritten',
      by: record.attempt,
      detail: {},
    });
    return { stored: true as const };
  };
  return { ...world, decisions: { ...world.decisions, put } };
}

/** Says stored whatever the table said. */
function answersBeforeStoring(world: WatchWorld): WatchWorld {
  const put = async (record: DecisionRecord) => world.decisions.put(record).catch(() => ({ stored: true as const }));
  return { ...world, decisions: { ...world.decisions, put } };
}
