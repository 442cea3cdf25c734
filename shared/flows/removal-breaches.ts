import type { ListChange } from '../model/list-change.ts';
import type { Review } from '../model/review.ts';
import type { Breach } from '../sources/breach.ts';
import type { World } from './world.ts';

/** Open reviews looked at, the earliest due first: a backlog beyond it is worked off before it is news. */
const reviewsMax = 2_000;
const pageSize = 100;
const named = 5;

/**
 * Entries that a version takes off although orders are held for them: nobody may learn of that by their holds growing pointless, so
 * a person must accept the version. What cannot be read stops no list, and is told in the log.
 */
export async function removalBreaches(changes: readonly ListChange[], world: World): Promise<Breach[]> {
  const removed = new Set(changes.filter(({ kind }) => kind === 'removed').map(({ entryId }) => entryId));
  if (removed.size === 0) return [];
  const held = await heldFor(removed, world).catch((error: unknown) => {
    world.log.warn('the guard saw no open reviews', { reason: error instanceof Error ? error.name : 'unknown' });
    return new Map<string, number>();
  });
  if (held.size === 0) return [];
  const orders = [...held.values()].reduce((sum, count) => sum + count, 0);
  const ids = [...held.keys()].slice(0, named).map((id) => `\`${id}\``);
  const message = `${held.size} entries that ${orders} orders under review are held for would go, such as ${ids.join(', ')}; a person must know`;
  return [{ code: 'removes_open_hits', list: null, message }];
}

/** Orders under review for each of these entries. */
async function heldFor(removed: ReadonlySet<string>, world: World): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  let after: string | null = null;
  for (let seen = 0; seen < reviewsMax; seen += pageSize) {
    const page: { data: Review[]; next: string | null } = await world.reviews.queue(pageSize, after);
    const open = page.data.filter(({ state }) => state !== 'closed');
    for (const ids of await Promise.all(open.map(({ decisionId }) => entriesOf(decisionId, world))))
      for (const id of ids) if (removed.has(id)) held.set(id, (held.get(id) ?? 0) + 1);
    after = page.next;
    if (after === null) break;
  }
  return held;
}

async function entriesOf(decisionId: string, { decisions }: World): Promise<Set<string>> {
  const record = await decisions.get(decisionId);
  return new Set(record?.decision.findings.flatMap(({ match }) => match?.entry.id ?? []));
}
