import type { MatchIndex } from '../matching/match-index.ts';
import type { Match } from '../model/finding.ts';
import type { ListChange } from '../model/list-change.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Breach } from '../sources/breach.ts';
import { commonCompanies, commonPersons } from '../sources/common-names.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { pureWork } from './pure-work.ts';
import type { DecisionFilter, DecisionRecord, World } from './world.ts';

const commonScoreMin = 0.95;
// Some everyday names of persons are on lists for good: of the fifty, one stands on a real list of 26,000.
const commonPersonsMax = 2;
const orderScoreMin = 0.85;
const ordersPerDay = 400;
const daysLookedBack = 3;
const pageSize = 100;
const retryMs = 100;
// One order in fifty, and never fewer than five: a list day with true hits in a small shop is no alarm.
const orderShareMax = 0.02;
const ordersFree = 5;
const dayMs = 86_400_000;

/** What can make an entry hold somebody it did not hold before. */
const telling = ['names', 'identifiers', 'addresses'];

/** What a version would do to everyday business. Counts only; no name of an order is kept or told. */
export interface AlertPreview {
  /** New entries, and entries that can be found by something new. */
  entries: number;
  /** Everyday companies and persons, of the fixed set, that they would hold. */
  companies: number;
  persons: number;
  /** Clear orders of the last days that were looked at, and how many of them would be held now. */
  orders: number;
  held: number;
}

/**
 * Looks ahead, before a version is in force: how many everyday names, and how many of the last days' clear orders, would its new
 * entries hold? A small index over what changed answers it; a first version is new as a whole.
 */
export async function previewAlerts(
  artefact: Uint8Array,
  changes: readonly ListChange[],
  world: World,
): Promise<{ preview: AlertPreview | null; breaches: Breach[] }> {
  const told = changes.filter(({ kind, fields }) => kind === 'added' || fields.some((field) => telling.includes(field)));
  const ids = new Set(told.map(({ entryId }) => entryId));
  if (ids.size === 0) return { preview: null, breaches: [] };
  const records = await lastClearOrders(world);
  const [all, everyday] = await entriesOf(artefact, ids, records.length > 0);
  const common = commonHits(indexOf(everyday, world), world);
  const held = records.length > 0 ? heldOrders(indexOf(all, world), records, world) : [];
  const { companies, persons } = common;
  const counts = { companies: companies.length, persons: persons.length, orders: records.length, held: held.length };
  return {
    preview: { entries: ids.size, ...counts },
    breaches: [...commonBreaches(common), ...orderBreaches(held, records.length)],
  };
}

/** The changed entries, all of them only when wanted, and those that share a word with an everyday name. */
async function entriesOf(artefact: Uint8Array, ids: ReadonlySet<string>, wanted: boolean): Promise<[ListEntry[], ListEntry[]]> {
  const all: ListEntry[] = [];
  const everyday: ListEntry[] = [];
  for await (const entry of readEntries(artefact)) {
    if (!ids.has(entry.id)) continue;
    if (wanted) all.push(entry);
    if (entry.names.some(({ value }) => wordsOf(value).some((word) => everydayWords.has(word)))) everyday.push(entry);
  }
  return [all, everyday];
}

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}{2,}/gu) ?? [];
const everydayWords = new Set([...commonCompanies, ...commonPersons].flatMap(wordsOf));

function indexOf(entries: ListEntry[], world: World): MatchIndex {
  const { buildIndex, loadIndex } = pureWork(world);
  const index = loadIndex(buildIndex(entries));
  if (!index.ok) throw new Error('an index that was just built cannot be loaded');
  return index.value;
}

interface Hit {
  name: string;
  list: string;
}

function commonHits(index: MatchIndex, world: World): { companies: Hit[]; persons: Hit[] } {
  const { searchNames } = pureWork(world);
  const hits = (names: readonly string[], type: 'organization' | 'person') =>
    names.flatMap((name): Hit[] => {
      const [found] = searchNames(index, { name, type }, { limit: 1, minScore: commonScoreMin });
      return found ? [{ name, list: found.entry.source }] : [];
    });
  return { companies: hits(commonCompanies, 'organization'), persons: hits(commonPersons, 'person') };
}

function commonBreaches({ companies, persons }: { companies: Hit[]; persons: Hit[] }): Breach[] {
  if (companies.length === 0 && persons.length <= commonPersonsMax) return [];
  const hits = [...companies, ...persons];
  const quoted = hits.slice(0, 5).map(({ name }) => `\`${name}\``);
  const message = `new entries would hold everyday names, such as ${quoted.join(', ')}`;
  return [{ code: 'common_names', list: onlyOf(hits.map(({ list }) => list)), message }];
}

/** The best match of each order that would be held. */
function heldOrders(index: MatchIndex, records: readonly DecisionRecord[], world: World): Match[] {
  const { screenParties } = pureWork(world);
  return records.flatMap(({ order }) => {
    const screened = screenParties(index, order.parties, { minScore: orderScoreMin, perPartyLimit: 1 });
    return screened.flatMap(({ hits }) => hits).slice(0, 1);
  });
}

function orderBreaches(held: readonly Match[], orders: number): Breach[] {
  if (held.length <= Math.max(ordersFree, orders * orderShareMax)) return [];
  const message = `${held.length} of the last ${orders} clear orders would now be held; at most 2 % or ${ordersFree} may`;
  return [{ code: 'alert_rate', list: onlyOf(held.map(({ entry }) => entry.source)), message }];
}

/** The list when it is one: its neighbours in the file need not wait with it. */
const onlyOf = (lists: string[]): string | null => (new Set(lists).size === 1 ? lists[0]! : null);

/** Some of each of the last days. Orders that cannot be read stop no list: the guard then goes by the everyday names alone. */
async function lastClearOrders(world: World): Promise<DecisionRecord[]> {
  const now = world.clock.now().getTime();
  const days = Array.from({ length: daysLookedBack }, (_, day) =>
    ordersBetween(now - (day + 1) * dayMs + 1, now - day * dayMs, world),
  );
  return (await Promise.all(days)).flat();
}

async function ordersBetween(from: number, to: number, world: World): Promise<DecisionRecord[]> {
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const found: DecisionRecord[] = [];
  let cursor: string | null = null;
  try {
    do {
      const filter: DecisionFilter = { reference: null, outcome: 'clear', ...span, limit: pageSize, cursor };
      // Once more after a moment: a thread that just read a large list was deaf to answers meanwhile.
      const page: Awaited<ReturnType<World['decisions']['list']>> = await world.decisions.list(filter).catch(async () => {
        await world.clock.sleep(retryMs);
        return world.decisions.list(filter);
      });
      found.push(...page.data);
      cursor = page.nextCursor;
    } while (cursor !== null && found.length < ordersPerDay);
  } catch (error) {
    world.log.warn('the alert preview saw not all orders', { reason: error instanceof Error ? error.name : 'unknown' });
  }
  return found;
}
