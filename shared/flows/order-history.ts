import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import type { LinkKind, OrderHistory, PastItem, PastOrder } from '../model/order-history.ts';
import { severity, strictest } from '../model/outcome.ts';
import type { Party } from '../model/party.ts';
import { consonantSkeleton } from '../names/consonant-skeleton.ts';
import { prepareName } from '../names/prepare-name.ts';
import type { DecisionRecord, DocumentStore, WatchKeys, WatchWorld } from './world.ts';

/** Orders remembered for one address, e-mail or phone: 4 kB, one read unit. */
const rememberedMax = 12;
/** Lines remembered of one order. */
const itemsMax = 6;
/** Words remembered of one name. */
const wordsMax = 6;
/** Attempts at a conditional write that others keep winning. */
const attemptsMax = 8;

type Memory = Pick<WatchWorld, 'clock' | 'documents' | 'keys'>;
type Hash = WatchKeys['fingerprint'];
type Link = { kind: LinkKind; id: string };

/**
 * Earlier orders of the same consignee. `first`: only by the most telling link, one read, for the way in; `all`: by every link,
 * for the look afterwards. Kind `HISTORY`, id = keyed hash of the link.
 */
export async function loadHistory(order: Order, links: 'first' | 'all', world: Memory): Promise<OrderHistory> {
  const hash = (await world.keys()).fingerprint;
  const known = linksOf(order, hash);
  const asked = links === 'first' ? known.slice(0, 1) : known;
  const found = await Promise.all(asked.map((link) => world.documents.get<PastOrder[]>('HISTORY', link.id)));
  const past = found.flatMap((stored, n) => (stored?.value ?? []).map((one) => ({ ...one, by: asked[n]?.kind ?? 'address' })));
  const self = pastOrder(order, { decision: '', at: world.clock.now().toISOString(), outcome: 'clear', action: 'release' }, hash);
  return { self, past };
}

/** Adds a decided order to the memory of each of its links. Safe to repeat: a decision is remembered once, as it stands last. */
export async function rememberOrder({ decision, order }: DecisionRecord, world: Memory): Promise<void> {
  // A hold for late lists alone says nothing about the order: a later attempt may well be clear.
  const outcome = strictest(...decision.findings.map((finding) => finding.outcome));
  const action = severity(outcome) >= severity('review') ? decision.action : 'release';
  await rememberAs({ decision, order }, { outcome, action }, world);
}

/** A person has dealt with the decision, or another has taken its place: its memory says so. */
export async function rememberAs(
  { decision, order }: Pick<DecisionRecord, 'decision' | 'order'>,
  now: Pick<PastOrder, 'outcome' | 'action'>,
  world: Memory,
): Promise<void> {
  const hash = (await world.keys()).fingerprint;
  const past = pastOrder(order, { decision: decision.id, at: decision.createdAt, ...now }, hash);
  await Promise.all(linksOf(order, hash).map((link) => remember(link.id, past, world.documents)));
}

async function remember(id: string, past: PastOrder, documents: DocumentStore): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const stored = await documents.get<PastOrder[]>('HISTORY', id);
    const others = (stored?.value ?? []).filter((one) => one.decision !== past.decision);
    const next = [past, ...others].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, rememberedMax);
    if (await documents.put('HISTORY', id, next, stored?.revision ?? null)) return;
  }
  throw new Error('the history of one consignee is contended');
}

/** Most telling first. */
function linksOf(order: Order, hash: Hash): Link[] {
  const party = consigneeOf(order);
  if (!party) return [];
  const texts: [LinkKind, string | null][] = [
    ['address', addressText(party)],
    ['email', party.email?.trim().toLowerCase() ?? null],
    ['phone', party.phone?.replace(/\D/g, '') || null],
  ];
  return texts.flatMap(([kind, text]) => (text ? [{ kind, id: hash(`${kind}\n${text}`) }] : []));
}

/** Who receives the goods: roles in this order, else the first party. */
const receivers = ['ultimate_consignee', 'end_user', 'ship_to', 'intermediate_consignee', 'purchaser'];

function consigneeOf(order: Order): Party | null {
  for (const role of receivers) {
    const party = order.parties.find(({ roles }) => roles.includes(role));
    if (party) return party;
  }
  return order.parties[0] ?? null;
}

/** Letters and digits only: another layout of the same address is the same address. A country alone links nobody. */
function addressText({ address }: Party): string | null {
  if (!address || address.lines.length === 0) return null;
  const { lines, city, postalCode, country } = address;
  return [...lines, city, postalCode, country].map((part) => plain(part ?? '')).join('|');
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function pastOrder(order: Order, made: Pick<PastOrder, 'decision' | 'at' | 'outcome' | 'action'>, hash: Hash): PastOrder {
  const consignee = consigneeOf(order);
  return {
    ...made,
    reference: short(hash(`reference\n${order.reference}`)),
    name: short(hash(`name\n${plain(consignee?.name ?? '')}`)),
    words: consignee ? soundsOf(consignee).map((sound) => short(hash(`word\n${sound}`)).slice(0, 8)) : [],
    destination: order.destination.country,
    via: order.via,
    items: order.items.slice(0, itemsMax).map((item) => pastItem(item, hash)),
  };
}

/** Consonants of the words that carry a name: `Petrov` and `Petroff` sound alike. */
function soundsOf({ name, type }: Party): string[] {
  const words = prepareName(name, type).tokens.filter(({ kind }) => kind === 'name');
  return [...new Set(words.map(({ text }) => consonantSkeleton(text) || text))].slice(0, wordsMax);
}

/** 64 bits of a keyed hash tell a dozen remembered orders apart. */
const short = (hash: string): string => hash.slice(0, 16);

function pastItem(item: Item, hash: Hash): PastItem {
  const price = item.unitValue;
  const code = item.classification.us ?? item.classification.eu;
  return {
    key: short(hash(`item\n${plain(item.sku ?? item.description ?? `${item.id} ${code}`)}`)),
    code,
    quantity: item.quantity,
    cents: price ? Math.round(Number(price.amount) * 100 * item.quantity) : null,
    currency: price?.currency ?? null,
  };
}
