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
  /** Seeds to try before the bug counts as not found: rare races need volume. */
  seeds: number;
  /** Violation that must be among those found. */
  caughtBy: RegExp;
}

/** The bugs of the design's list of promises, each made to happen by a wrapper around a port or an option of the run. */
export const plantedBugs: readonly PlantedBug[] = [
  { name: 'a maintenance page accepted as a list', plant: { acceptsPages: true }, seeds: 300, caughtBy: /list_lost/ },
  { name: 'no shrink guard', plant: { noShrinkGuard: true }, seeds: 300, caughtBy: /list_lost/ },
  { name: 'no monotonic check', plant: { noMonotonicCheck: true }, seeds: 300, caughtBy: /list_went_back/ },
  { name: 'an index updated in place', plant: { overwrites: 'index/' }, seeds: 300, caughtBy: /not_replayable/ },
  { name: 'the last writer moves the pointer', plant: { ports: lastWriterWins }, seeds: 3000, caughtBy: /list_went_back/ },
  { name: 'fail-open on a stale list', plant: { ports: failsOpen }, seeds: 300, caughtBy: /stale_clear/ },
  { name: 'no idempotency', plant: { freshKeys: true }, seeds: 300, caughtBy: /two_decisions/ },
  { name: 'a decision overwritten by a retry', plant: { ports: overwritesDecisions }, seeds: 300, caughtBy: /answer_changed/ },
  {
    name: 'a clear answer that was never stored',
    plant: { ports: answersBeforeStoring },
    seeds: 300,
    caughtBy: /unrecorded_clear/,
  },
  {
    name: 'a sweep neither resumed nor caught up',
    plant: { noResume: true, noCatchUp: true },
    seeds: 1000,
    caughtBy: /clear_at_rest/,
  },
  { name: 'no late-decision check', plant: { noCatchUp: true }, seeds: 3000, caughtBy: /clear_at_rest/ },
  { name: 'lists never refreshed', plant: { neverRefreshes: true }, seeds: 100, caughtBy: /held_needlessly/ },
];

/** Reads the pointer again right before moving it, so that its own stale plan always wins. */
function lastWriterWins(world: WatchWorld): WatchWorld {
  const movePointer: WatchWorld['sources']['movePointer'] = async (editionId) => {
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
