import { addressKey } from '../matching/address-key.ts';
import type { Order } from '../model/order.ts';
import { isControlled, type LinkKind } from '../model/order-history.ts';
import type { Party } from '../model/party.ts';
import { prepareName } from '../names/prepare-name.ts';
import type { WatchKeys } from './world.ts';

export interface Link {
  kind: LinkKind;
  /** Keyed hash. */
  id: string;
}

/** Digits from the end that tell a number apart, whether it was written with its country, with `00` or from within. */
const phoneDigits = 9;
const phoneDigitsMin = 7;
const differentDigitsMin = 3;

/**
 * What an order has in common with others of its sender, most telling first: its number, and its consignee's address, e-mail and
 * phone. A name alone links only controlled goods, which are counted by consignee wherever they go.
 */
export function linksOf(order: Order, hash: WatchKeys['fingerprint']): Link[] {
  const party = consigneeOf(order);
  const texts: [LinkKind, string | null][] = [
    ['reference', order.reference],
    ['address', party && addressText(party)],
    ['email', party && emailText(party)],
    ['phone', party && phoneText(party)],
    ['name', party && order.items.some(isClaimedControlled) ? nameText(party, order) : null],
  ];
  return texts.flatMap(([kind, text]) => (text ? [{ kind, id: hash(`${kind}\n${text}`) }] : []));
}

/** Who receives the goods: roles in this order, else the first party. */
const receivers = ['ultimate_consignee', 'end_user', 'ship_to', 'intermediate_consignee', 'purchaser'];

export function consigneeOf(order: Order): Party | null {
  for (const role of receivers) {
    const party = order.parties.find(({ roles }) => roles.includes(role));
    if (party) return party;
  }
  return order.parties[0] ?? null;
}

export const codeOf = ({ classification: { us, eu } }: Order['items'][number]): string | null => us ?? eu;

const isClaimedControlled = (item: Order['items'][number]): boolean => isControlled({ code: codeOf(item) });

/** Words and figures in any order: another layout of the same address is the same address. A country alone links nobody. */
function addressText({ address }: Party): string | null {
  if (!address || address.lines.length === 0) return null;
  const { lines, city, postalCode, country } = address;
  return addressKey(address) ?? [...lines, city, postalCode, country].map((part) => plain(part ?? '')).join('|');
}

/** What stands behind a plus is the owner's own note (RFC 5233): the mail arrives in the same box. */
function emailText({ email }: Party): string | null {
  return (
    email
      ?.trim()
      .toLowerCase()
      .replace(/\+[^@]*(?=@)/, '') || null
  );
}

/** Numbers that forms are filled with, such as 000000000 or 1234567890, belong to nobody. */
function phoneText({ phone }: Party): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  const isFiller = new Set(digits).size < differentDigitsMin || '01234567890'.includes(digits);
  return digits.length >= phoneDigitsMin && !isFiller ? digits.slice(-phoneDigits) : null;
}

/** Words in any order, without legal forms, in one country. */
function nameText({ name, type, address }: Party, order: Order): string | null {
  const words = prepareName(name, type).tokens.filter(({ kind }) => kind !== 'legal');
  const country = address?.country ?? order.destination.country ?? '';
  return words.length === 0
    ? null
    : `${country} ${words
        .map(({ text }) => text)
        .sort()
        .join(' ')}`;
}

/** Letters and digits only. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
