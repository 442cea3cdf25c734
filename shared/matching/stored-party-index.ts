import type { ListEntry, ListName } from '../model/list-entry.ts';
import type { Identifier, Party, PartyType } from '../model/party.ts';
import { withinEdits } from '../names/edit-distance.ts';
import type { NameToken, PreparedName } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { buildIndex } from './build-index.ts';
import { findNames } from './find-names.ts';
import { entriesWithKey, exactKeysOf } from './identifier-index.ts';
import { entryOfName, type IndexCore } from './index-core.ts';
import type { MatchIndex } from './match-index.ts';
import { isJoinable, joinedMax } from './name-edges.ts';
import { eachRowWith } from './name-rows.ts';
import { type PartyText, splitPartyTexts } from './split-party-texts.ts';
import { findToken, hasTwin, tokenAt } from './token-table.ts';

/**
 * Score (basis points) from which a stored text is a candidate. Here the listed name asks and the order's text is asked, the other
 * way round than at the door, and the score weighs the two sides differently: what reaches 0.7 with all facts in its favour at the
 * door (0.59 without) reaches at least 0.36 here. The test compares both ways on random names.
 */
const candidateBar = 3_600;
/** Index of stored parties: everything in an order that may name somebody, as if the parties were the list. */
export function buildStoredIndex(parties: readonly Party[]): Uint8Array {
  return buildIndex(parties.flatMap((party, position) => storedEntries(party, position)));
}

/** Positions of stored parties that one of these entries may match. Complete, not exact: the door's own matcher has the last word. */
export function findStoredParties(index: MatchIndex, entries: readonly ListEntry[]): Set<number> {
  const found = new Set<number>();
  const { core } = index;
  const keep = (ordinal: number) => found.add(Number.parseInt(core.store.at(ordinal).id, 10));
  for (const entry of entries) {
    for (const query of waysToRead(entry)) {
      for (const hit of findNames(core, query, candidateBar)) keep(entryOfName(core, hit.name));
      for (const token of query.tokens) for (const name of namesInPieces(core, token)) keep(entryOfName(core, name));
      for (const name of namesWrittenTogether(core, query)) keep(entryOfName(core, name));
    }
    for (const key of exactKeysOf(entry)) for (const ordinal of entriesWithKey(core.identifiers, key)) keep(ordinal);
  }
  return found;
}

/** Every name of the entry as the door may read it: by the entry's type and by that of an unknown party; each reading once. */
function waysToRead(entry: ListEntry): PreparedName[] {
  const types = new Set<PartyType>([entry.type, 'unknown']);
  const readings = entry.names.flatMap(({ value }) => [...types].map((type) => prepareName(value, type)));
  return [...new Map(readings.map((one) => [one.tokens.map(({ text, kind }) => `${kind} ${text}`).join('|'), one])).values()];
}

/**
 * Stored names in which a listed word stands in two or three pieces. The door joins words of an order and allows one letter amiss,
 * so one piece at either end is exact and the others are nearly so; the search by similar words does not see them.
 */
function namesInPieces(core: IndexCore, token: NameToken): number[] {
  if (token.kind !== 'name' || token.text.length < wholeMin) return [];
  const names: number[] = [];
  for (let cut = pieceMin; cut <= token.text.length - pieceMin; cut++) {
    const [head, tail] = [token.text.slice(0, cut), token.text.slice(cut)];
    names.push(...namesWithPieces(core, head, tail), ...namesWithPieces(core, tail, head));
  }
  return names;
}

/** Stored names with two or three listed words in one, in any order: the door splits such a word exactly. */
function namesWrittenTogether(core: IndexCore, query: PreparedName): number[] {
  const names: number[] = [];
  const words = query.tokens.filter(isJoinable);
  const visit = (text: string, used: readonly NameToken[]): void => {
    if (used.length > 1) eachRowWithText(core, text, (row) => names.push(...namesOfRow(core, row)));
    if (used.length < joinedMax) for (const word of words) if (!used.includes(word)) visit(text + word.text, [...used, word]);
  };
  visit('', []);
  return names;
}

/** Shortest word that pieces are looked for in, and shortest piece. */
const wholeMin = 5;
const pieceMin = 2;

function namesWithPieces(core: IndexCore, exact: string, rest: string): number[] {
  const names: number[] = [];
  const { rows, tokens } = core;
  eachRowWithText(core, exact, (row, id) => {
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      const other = rows.tokens[at]!;
      if (other !== id && isPieceOf(tokenAt(tokens, other).text, rest)) names.push(...namesOfRow(core, row));
    }
  });
  return names;
}

function eachRowWithText(core: IndexCore, text: string, each: (row: number, token: number) => void): void {
  for (let id = findToken(core.tokens, text); id >= 0; id = hasTwin(core.tokens, id) ? id + 1 : -1) {
    eachRowWith(core.rows, id, (row) => each(row, id));
  }
}

const namesOfRow = ({ rows }: IndexCore, row: number): Uint32Array =>
  rows.names.subarray(rows.nameOffsets[row], rows.nameOffsets[row + 1]);

const isPieceOf = (text: string, rest: string): boolean =>
  rest.startsWith(text) || rest.endsWith(text) || (Math.abs(text.length - rest.length) <= 1 && withinEdits(text, rest, 1));

/** What the party says of itself, and what merely stands in its address: read as the door reads them. */
function storedEntries(party: Party, position: number): ListEntry[] {
  const texts = splitPartyTexts(party);
  const own = texts.filter(({ via }) => via === 'name' || via === 'alias');
  const other = texts.filter(({ via }) => via !== 'name' && via !== 'alias');
  const id = String(position).padStart(9, '0');
  const addresses = party.address ? [party.address] : [];
  const identifiers = [...party.identifiers, ...contactsOf(party)];
  return [
    ...(own.length > 0 || other.length === 0 ? [stored(`${id}a`, party.type, own, { addresses, identifiers })] : []),
    ...(other.length > 0 ? [stored(`${id}b`, 'unknown', other, own.length > 0 ? {} : { addresses, identifiers })] : []),
  ];
}

function stored(id: string, type: PartyType, texts: readonly PartyText[], more: Partial<ListEntry>): ListEntry {
  const names: ListName[] = texts.map(({ text }) => ({ value: text, strength: 'strong', script: null, parts: null }));
  return { ...blank, ...more, id, type, names };
}

/** A listed party that says nothing. */
const blank: Omit<ListEntry, 'id' | 'type' | 'names'> = {
  source: 'orders',
  via: 'orders',
  addresses: [],
  identifiers: [],
  datesOfBirth: [],
  placesOfBirth: [],
  nationalities: [],
  gender: null,
  programs: [],
  effect: 'watch',
  licenseRequirement: null,
  licensePolicy: null,
  federalRegister: null,
  listedAt: null,
  endsAt: null,
  remarks: null,
  url: null,
  vessel: null,
  flags: [],
};

function contactsOf({ email, website, phone }: Party): Identifier[] {
  const contact = (type: string, value: string | null) => (value ? [{ type, value, country: null }] : []);
  return [...contact('email', email), ...contact('website', email), ...contact('website', website), ...contact('phone', phone)];
}
