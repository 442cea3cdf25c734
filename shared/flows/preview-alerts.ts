import type { MatchIndex } from '../matching/match-index.ts';
import type { ListChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Breach } from '../sources/breach.ts';
import { commonCompanies, commonPersons } from '../sources/common-names.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { type PureWork, pureWork } from './pure-work.ts';
import type { DecisionRecord, World } from './world.ts';

// More than this is a growth or a churn, which the bounds speak of; an index over all of it would only say so again.
const entriesMax = 3_000;
const commonScoreMin = 0.95;
const commonPersonsMax = 2;
const orderScoreMin = 0.85;
const ordersLookedAt = 300;
const daysLookedBack = 3;
// One order in fifty, and never fewer than five: a list day with true hits in a small shop is no alarm.
const orderShareMax = 0.02;
const ordersFree = 5;

/**
 * What a new version would do to everyday business before it is in force: how many everyday names, and how many of the last
 * days' clear orders, its new and renamed entries would now hold. Counts only; no name of an order is kept or told.
 */
export async function previewAlerts(artefact: Uint8Array, changes: readonly ListChange[], world: World): Promise<Breach[]> {
  const ids = new Set(changes.filter((one) => one.kind === 'added' || one.fields.includes('names')).map((one) => one.entryId));
  if (ids.size === 0 || ids.size > entriesMax) return [];
  const entries: ListEntry[] = [];
  for await (const entry of readEntries(artefact)) if (ids.has(entry.id)) entries.push(entry);
  const pure = pureWork(world);
  const index = pure.loadIndex(pure.buildIndex(entries));
  if (!index.ok) throw new Error('an index that was just built cannot be loaded');
  return [...commonBreaches(index.value, pure), ...(await orderBreaches(index.value, world))];
}

function commonBreaches(index: MatchIndex, { searchNames }: PureWork): Breach[] {
  const hit = (names: readonly string[], type: 'organization' | 'person') =>
    names.filter((name) => searchNames(index, { name, type }, { limit: 1, minScore: commonScoreMin }).length > 0);
  const companies = hit(commonCompanies, 'organization');
  const persons = hit(commonPersons, 'person');
  if (companies.length === 0 && persons.length <= commonPersonsMax) return [];
  const quoted = [...companies, ...persons].slice(0, 5).map((name) => `\`${name}\``);
  return [{ code: 'common_names', list: null, message: `new entries would hold everyday names, such as ${quoted.join(', ')}` }];
}

async function orderBreaches(index: MatchIndex, world: World): Promise<Breach[]> {
  const { screenParties } = pureWork(world);
  const records = await lastClearOrders(world);
  const held = records.filter(({ order }) =>
    screenParties(index, order.parties, { minScore: orderScoreMin, perPartyLimit: 1 }).some(({ hits }) => hits.length > 0),
  );
  if (held.length <= Math.max(ordersFree, records.length * orderShareMax)) return [];
  const message = `${held.length} of the last ${records.length} clear orders would now be held; at most 2 % or ${ordersFree} may`;
  return [{ code: 'alert_rate', list: null, message }];
}

/** Orders that cannot be read stop no list: the guard then goes by the everyday names alone, and says so in the log. */
async function lastClearOrders(world: World): Promise<DecisionRecord[]> {
  const from = new Date(world.clock.now().getTime() - daysLookedBack * 86_400_000).toISOString();
  const filter = { reference: null, outcome: 'clear' as const, from, to: null, limit: ordersLookedAt, cursor: null };
  const listed = await world.decisions.list(filter).catch((error: unknown) => {
    world.log.warn('the alert preview saw no orders', { reason: error instanceof Error ? error.name : 'unknown' });
    return { data: [] };
  });
  return listed.data;
}
