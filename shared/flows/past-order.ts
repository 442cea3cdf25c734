import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import type { PastItem, PastOrder } from '../model/order-history.ts';
import type { Party } from '../model/party.ts';
import { consonantSkeleton } from '../names/consonant-skeleton.ts';
import { prepareName } from '../names/prepare-name.ts';
import { codeOf, consigneeOf, plain } from './order-links.ts';
import type { WatchKeys } from './world.ts';

/** Lines remembered of one order. */
const itemsMax = 6;
/** Words remembered of one name. */
const wordsMax = 6;
/** Rarity of a word (−100 log10 of its share) from which it tells a buyer from others: one in a thousand. */
const tellingRarity = 300;

type Hash = WatchKeys['fingerprint'];

/** An order as it is remembered: what adds up and what tells its consignee again, by keyed hashes only. */
export function pastOrder(order: Order, made: Pick<PastOrder, 'decision' | 'at' | 'outcome' | 'action'>, hash: Hash): PastOrder {
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
    key: short(hash(`item\n${plain(item.sku ?? `${item.description ?? item.id} ${code}`)}`)),
    code,
    quantity: item.quantity,
    cents: price ? Math.round(Number(price.amount) * 100 * item.quantity) : null,
    currency: price?.currency ?? null,
  };
}
