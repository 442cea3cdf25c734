import { coverer } from '../../licensing/covered-by.ts';
import { determineUs } from '../../licensing/us/determine-us.ts';
import type { Citation } from '../../model/citation.ts';
import type { Draft } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import { isControlled, type LinkKind, type OrderHistory, type PastItem, type PastOrder } from '../../model/order-history.ts';
import { type Outcome, strictest } from '../../model/outcome.ts';
import { own } from '../../model/own.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

type Linked = OrderHistory['past'][number];
type Look = (
  history: OrderHistory,
  recent: Linked[],
  knowledge: Knowledge,
  /** Whether goods of this code need the limited-value exception in this order: no license on record, and some requirement stands. */
  needsLowValue: (code: string) => boolean,
) => Omit<Draft, 'check' | 'jurisdiction' | 'hard'>[];

const dayMs = 86_400_000;
/** Days within which orders to one consignee are taken together. */
const windowDays = 30;
/** Names at one address, this order's among them, before somebody looks: flats and offices share addresses, letter boxes more so. */
const namesPerAddress = 5;
/** The same for goods that are not controlled, at a place of diversion: towers there have one address and hundreds of tenants. */
const namesPerHubAddress = 10;
/** Earlier direct orders that make a habit. */
const habitOrders = 3;
/** Unsettled attempts, each telling something else, before the next one is asked about. */
const attemptsHeld = 5;
/** Units and hundredths of a currency unit of one controlled article to one consignee within the window. */
const unitsMax = 500;
const centsMax = 10_000_000;

const redFlags: Citation = {
  instrument: '15 CFR Part 732 Supp. 3',
  pinpoint: 'red flags',
  url: 'https://www.ecfr.gov/current/title-15/part-732/appendix-Supplement%20No.%203%20to%20Part%20732',
};
const lowValue: Citation = {
  instrument: '15 CFR 740.3',
  pinpoint: 'splitting orders',
  url: 'https://www.ecfr.gov/current/title-15/section-740.3',
};
const hubAlert: Citation = {
  instrument: 'FinCEN and BIS Joint Alert FIN-2022-Alert003',
  pinpoint: 'transshipment points',
  url: 'https://www.fincen.gov/sites/default/files/2022-06/FinCEN%20and%20Bis%20Joint%20Alert%20FINAL.pdf',
};

/** Places the joint alert of 2022-06-28 names as common transshipment points, and Hong Kong. */
const hubs = new Set('AM BR CN GE HK IN IL KZ KG MX NI RS SG ZA TW TJ TR AE UZ'.split(' '));

const looks: Look[] = [editedName, manyAttempts, manyNames, newHub, splitShipments, cumulative];

/**
 * What no single order shows: earlier orders under the same number, address, e-mail, phone or name, compared by fingerprint. An attempt under an
 * edited name is held as the first one was: without new facts nothing gets better (15 CFR Part 732 Supp. 3).
 */
export function checkVigilance(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const { history, now } = circumstances;
  if (!history) return { findings: [], gaps: [] };
  const since = Date.parse(now) - windowDays * dayMs;
  const others = history.past.filter((one) => one.reference !== history.self.reference && Date.parse(one.at) >= since);
  const recent = once(others);
  const licensed = coverer(order, circumstances.licenses ?? []);
  const day = now.slice(0, 10);
  const needsLowValue = (code: string): boolean => {
    if (licensed('US', code, order.destination.country ?? '', day) !== null) return false;
    const entry = entryOf(code);
    const ids = order.items.flatMap((item) => (entryOf(item.classification.us) === entry ? [item.id] : []));
    const { exceptions } = determineUs(order, knowledge.law, day, licensed);
    return exceptions.some(
      ({ item, code, status }) => code === 'LVS' && ids.includes(item) && /available|candidate/.test(status),
    );
  };
  const findings = looks.flatMap((look) => look(history, recent, knowledge, needsLowValue));
  return { findings: findings.map((found) => ({ ...found, check: 'red_flag', jurisdiction: 'US', hard: false })), gaps: [] };
}

/** An order that shares several things is one order all the same; by its address, where it shares that. */
const once = (orders: readonly Linked[]): Linked[] => {
  const addressFirst = [...orders].sort((a, b) => Number(a.by === 'address') - Number(b.by === 'address'));
  return [...new Map(addressFirst.map((one) => [one.decision, one])).values()];
};

function editedName({ self, past }: OrderHistory): ReturnType<Look> {
  const held = past.filter((one) => one.action !== 'release' && one.name !== self.name && isEdited(one, self));
  if (held.length === 0) return [];
  const outcome = strictest('review', ...held.filter((one) => sameGoods(one, self)).map((one) => one.outcome));
  const links = [...new Set(held.map((one) => linkWords[one.by]))].join(' and ');
  return [flag('edited_name', outcome, `An order with the same ${links} was held under another name.`, redFlags)];
}

const linkWords: Record<LinkKind, string> = {
  reference: 'order number',
  address: 'address',
  email: 'e-mail',
  phone: 'phone',
  name: 'name',
};

/** Neighbours share an address; one buyer under two spellings also shares how a word of the name sounds. */
const isEdited = (one: Linked, self: PastOrder): boolean =>
  one.by !== 'name' && (one.by !== 'address' || (one.words ?? []).some((word) => self.words?.includes(word)));

/**
 * Whoever tries until something passes is asked about it, even when the last try looks clean. The same told again is no other try:
 * it was held for what it says, or for what we did not know.
 */
function manyAttempts({ self, past }: OrderHistory): ReturnType<Look> {
  const alike = past.filter((one) => one.by === 'reference' || sameGoods(one, self));
  const held = once(alike).filter((one) => one.action !== 'release' && (isEdited(one, self) || one.name === self.name));
  const told = new Set(held.map(tellingOf)).size;
  if (told < attemptsHeld) return [];
  return [flag('repeated_attempts', 'review', `${told} different attempts were held and nobody has settled them.`, redFlags)];
}

const tellingOf = ({ name, destination, via, items }: PastOrder): string => JSON.stringify([name, destination, via, items]);

/** Many names at one address are an office block, unless what they order is controlled or goes to a place of diversion. */
function manyNames({ self }: OrderHistory, recent: Linked[]): ReturnType<Look> {
  const controlled = self.items.some(isControlled);
  if (!controlled && !hubs.has(self.destination ?? '')) return [];
  const names = new Set([self.name, ...recent.filter((one) => one.by === 'address').map((one) => one.name)]);
  if (names.size < (controlled ? namesPerAddress : namesPerHubAddress)) return [];
  return [flag('shared_address', 'review', `${names.size} names ordered to this address within ${windowDays} days.`, redFlags)];
}

function newHub({ self, past }: OrderHistory): ReturnType<Look> {
  const earlier = once(past.filter((one) => one.reference !== self.reference));
  if (!self.items.some(isControlled) || earlier.length < habitOrders) return [];
  const places = (order: PastOrder) => [order.destination, ...order.via].flatMap((place) => place ?? []);
  const usual = new Set(earlier.flatMap(places));
  const fresh = places(self).filter((place) => hubs.has(place) && !usual.has(place));
  if (fresh.length === 0) return [];
  return [flag('new_hub', 'review', `Earlier orders went elsewhere; this one goes by ${fresh.join(', ')}.`, hubAlert)];
}

/** Together over the value limit of the entry, each alone below it: orders may not be split to stay under it. A license has no such limit. */
function splitShipments(
  { self }: OrderHistory,
  recent: Linked[],
  { law }: Knowledge,
  needsLowValue: Parameters<Look>[3],
): ReturnType<Look> {
  return controlledItems(self).flatMap((item) => {
    const limits = own(law.us.entries, entryOf(item.code))?.exceptions.LVS?.limits ?? [];
    const limit = limits.length > 0 ? Math.max(...limits.map(({ usd }) => usd)) * 100 : null;
    if (limit === null || item.currency !== 'USD' || (item.cents ?? 0) > limit) return [];
    const sameEntry = (one: PastItem) => entryOf(one.code) === entryOf(item.code);
    const earlier = sum(recent, (one) => sameEntry(one) && one.currency === 'USD' && (one.cents ?? 0) <= limit);
    if (earlier.cents === 0 || earlier.cents + (item.cents ?? 0) <= limit || !needsLowValue(item.code)) return [];
    const detail = `With earlier orders, ${item.code} to this consignee passes the limit for limited-value shipments.`;
    return [flag('split_shipments', 'review', detail, lowValue)];
  });
}

function cumulative({ self }: OrderHistory, recent: Linked[]): ReturnType<Look> {
  return controlledItems(self).flatMap((item) => {
    const earlier = sum(recent, (one) => one.key === item.key && one.currency === item.currency);
    const units = earlier.quantity + item.quantity;
    const cents = earlier.cents + (item.cents ?? 0);
    if (earlier.quantity === 0 || (units <= unitsMax && cents <= centsMax)) return [];
    const detail = `${units} of one controlled article went to this consignee within ${windowDays} days.`;
    return [flag('cumulative', 'review', detail, redFlags)];
  });
}

function sum(orders: readonly PastOrder[], counts: (item: PastItem) => boolean): { quantity: number; cents: number } {
  const items = orders.flatMap((order) => order.items).filter(counts);
  return {
    quantity: items.reduce((total, item) => total + item.quantity, 0),
    cents: items.reduce((total, item) => total + (item.cents ?? 0), 0),
  };
}

const entryOf = (code: string | null): string => code?.split('.')[0] ?? '';
const controlledItems = (order: PastOrder) =>
  order.items.flatMap((item) => (isControlled(item) ? [{ ...item, code: item.code }] : []));

/** The same article to the same country, or an order without articles. */
const sameGoods = (one: PastOrder, other: PastOrder): boolean =>
  one.destination === other.destination &&
  (other.items.length === 0 || one.items.some(({ key }) => other.items.some((item) => item.key === key)));

const flag = (topic: string, outcome: Outcome, title: string, citation: Citation) => ({
  code: `red_flag.${topic}`,
  outcome,
  title,
  detail: 'Orders of one consignee, seen together, ask for an explanation before goods leave.',
  party: null,
  item: null,
  missingFacts: [],
  citations: [citation],
});
