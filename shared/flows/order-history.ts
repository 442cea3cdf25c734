import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import type { OrderHistory, PastItem, PastOrder } from '../model/order-history.ts';
import { severity, strictest } from '../model/outcome.ts';
import type { Party } from '../model/party.ts';
import { consonantSkeleton } from '../names/consonant-skeleton.ts';
import { prepareName } from '../names/prepare-name.ts';
import { codeOf, consigneeOf, type Link, linksOf, plain } from './order-links.ts';
import type { DecisionRecord, DocumentStore, WatchKeys, WatchWorld } from './world.ts';

/** Orders remembered under one link: 4 kB, one read unit. */
const rememberedMax = 12;
/** Of these, orders that were held, which a busy address must not push out. */
const heldMax = 6;
/** Lines remembered of one order. */
const itemsMax = 6;
/** Words remembered of one name. */
const wordsMax = 6;
/** Rarity of a word (−100 log10 of its share) from which it tells a buyer from others: one in a thousand. */
const tellingRarity = 300;
/** Attempts at a conditional write that others keep winning. */
const attemptsMax = 8;

type Memory = Pick<WatchWorld, 'clock' | 'documents' | 'keys'>;
type Hash = WatchKeys['fingerprint'];

/** Earlier orders of the same sender, one read for each thing they may have in common. Kind `HISTORY`, id = keyed hash of the link. */
export async function loadHistory(order: Order, world: Memory): Promise<OrderHistory> {
  const hash = (await world.keys()).fingerprint;
  const asked = linksOf(order, hash);
  const found = await Promise.all(asked.map((link) => world.documents.get<PastOrder[]>('HISTORY', link.id)));
  const past = found.flatMap((stored, n) => (stored?.value ?? []).map((one) => ({ ...one, by: asked[n]?.kind ?? 'address' })));
  const self = pastOrder(order, { decision: '', at: world.clock.now().toISOString(), outcome: 'clear', action: 'release' }, hash);
  return { self, past };
}

/**
 * Adds a decided order to the memory of each of its links; under its own number only when it was not released, since that is
 * what another attempt must not forget. Safe to repeat: a decision is remembered once, as it stands last.
 */
export async function rememberOrder({ decision, order }: DecisionRecord, world: Memory): Promise<void> {
  // A hold for late lists alone says nothing about the order: a later attempt may well be clear.
  const outcome = strictest(...decision.findings.map((finding) => finding.outcome));
  const action = severity(outcome) >= severity('review') ? decision.action : 'release';
  const links = (kind: Link['kind']) => kind !== 'reference' || action !== 'release';
  await rememberUnder(links, { decision, order }, { outcome, action }, world);
}

/** A person has dealt with the decision, or another has taken its place: its memory says so. */
export const rememberAs = (
  record: Pick<DecisionRecord, 'decision' | 'order'>,
  now: Pick<PastOrder, 'outcome' | 'action'>,
  world: Memory,
): Promise<void> => rememberUnder(() => true, record, now, world);

async function rememberUnder(
  links: (kind: Link['kind']) => boolean,
  { decision, order }: Pick<DecisionRecord, 'decision' | 'order'>,
  now: Pick<PastOrder, 'outcome' | 'action'>,
  world: Memory,
): Promise<void> {
  const hash = (await world.keys()).fingerprint;
  const past = pastOrder(order, { decision: decision.id, at: decision.createdAt, ...now }, hash);
  const under = linksOf(order, hash).filter(({ kind }) => links(kind));
  await Promise.all(under.map(({ id }) => remember(id, past, world.documents)));
}

async function remember(id: string, past: PastOrder, documents: DocumentStore): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const stored = await documents.get<PastOrder[]>('HISTORY', id);
    if (stored?.value.some((one) => isDeepStrictEqual(one, past))) return; // remembered on the way in already
    const others = (stored?.value ?? []).filter((one) => one.decision !== past.decision);
    if (await documents.put('HISTORY', id, worthKeeping([past, ...others]), stored?.revision ?? null)) return;
  }
  throw new Error('the history of one consignee is contended');
}

/** The newest, those that were held before others. Newest first. */
function worthKeeping(orders: readonly PastOrder[]): PastOrder[] {
  const newestFirst = [...orders].sort((a, b) => (a.at < b.at ? 1 : -1));
  const held = newestFirst.filter(({ action }) => action !== 'release').slice(0, heldMax);
  const others = newestFirst.filter((one) => !held.includes(one)).slice(0, rememberedMax - held.length);
  return newestFirst.filter((one) => held.includes(one) || others.includes(one));
}

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

/**
 * Consonants of the words that carry a name: `Petrov` and `Petroff` sound alike. Families and neighbours share common words, so
 * only rare ones stand alone; a name of common words is told by all of them together.
 */
function soundsOf({ name, type }: Party): string[] {
  const words = prepareName(name, type).tokens.filter(({ kind }) => kind === 'name');
  const soundOf = ({ text }: (typeof words)[number]): string => consonantSkeleton(text) || text;
  const telling = words.filter(({ rarity }) => rarity >= tellingRarity);
  const sounds = telling.length > 0 ? telling.map(soundOf) : [words.map(soundOf).sort().join(' ')];
  return [...new Set(sounds)].filter(Boolean).slice(0, wordsMax);
}

/** 64 bits of a keyed hash tell a dozen remembered orders apart. */
const short = (hash: string): string => hash.slice(0, 16);

function pastItem(item: Item, hash: Hash): PastItem {
  const price = item.unitValue;
  const code = codeOf(item);
  return {
    key: short(hash(`item\n${plain(item.sku ?? item.description ?? `${item.id} ${code}`)}`)),
    code,
    quantity: item.quantity,
    cents: price ? Math.round(Number(price.amount) * 100 * item.quantity) : null,
    currency: price?.currency ?? null,
  };
}
