import { type DecisionView, showDecision } from './show-decision.ts';
import type { DecisionRecord, World } from './world.ts';

type Ports = Pick<World, 'decisions' | 'sources'>;

/** Stored decisions as the API answers them: with their events, and the versions behind each edition read once. */
export async function showRecords(records: DecisionRecord[], world: Ports): Promise<DecisionView[]> {
  const editions = new Set(records.map(({ decision }) => decision.pinned.edition));
  const pinned = new Map(await Promise.all([...editions].map(async (id) => [id, await world.sources.edition(id)] as const)));
  return Promise.all(
    records.map(async (record) => {
      const edition = pinned.get(record.decision.pinned.edition);
      const events = await world.decisions.events(record.decision.id);
      return showDecision(record, events, edition ? { edition } : null);
    }),
  );
}
