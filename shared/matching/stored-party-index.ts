import type { ListEntry, ListName } from '../model/list-entry.ts';
import type { Identifier, Party, PartyType } from '../model/party.ts';
import { withinEdits } from '../names/edit-distance.ts';
import type { NameToken, PreparedName } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { equal } from '../names/token-similarity.ts';
import { sharesLeftOut } from './align-tokens.ts';
import { buildIndex } from './build-index.ts';
import type { Facts } from './features/feature.ts';
import { findNames } from './find-names.ts';
import { entriesWithKey, exactKeysOf } from './identifier-index.ts';
import { entryOfName, type IndexCore } from './index-core.ts';
import type { MatchIndex } from './match-index.ts';
import { isJoinable, joinedMax } from './name-edges.ts';
import { eachRowWith } from './name-rows.ts';
import { eachSoundJoin } from './sound-joins.ts';
import { type PartyText, splitPartyTexts } from './split-party-texts.ts';
import { findToken, hasTwin, tokenAt } from './token-table.ts';
import { raiseMax } from './weights.ts';

/**
 * Score (basis points) that a listed name has with a stored text when the text reaches `minScore` at the door. Here the listed name
 * asks and the order's text is asked, the other way round, and the score weighs what is left out on the two sides differently. So a
 * cost is at most as many times larger as the shares of the two sides are apart, at any evidence, whichever kind the order's party
 * is; and the facts of an order may have raised its score.
 */
function mirrored(minScore: number, organization: boolean): number {
  const door = Math.round(minScore * equal) - raiseMax(allFacts);
  let growth = 1;
  for (let evidence = 0; evidence <= evidenceMax; evidence++) {
    const [here, hereToo] = sharesLeftOut(evidence, organization);
    for (const kind of [true, false]) {
      const [there, thereToo] = sharesLeftOut(evidence, kind);
      growth = Math.max(growth, here / thereToo, hereToo / there);
    }
  }
  return Math.max(1, Math.floor(equal / (1 + (growth * (equal - door)) / door)) - rounding);
}

/** Evidence beyond which the shares stay as they are. */
const evidenceMax = 1000;
/** Basis points that rounding can cost. */
const rounding = 5;
/** An order that states every fact that can raise a score. */
const allFacts: Facts = {
  type: 'person',
  countries: ['XX'],
  datesOfBirth: ['1970-01-01'],
  gender: null,
  identifiers: [],
  addresses: [{ lines: [], city: null, region: null, postalCode: null, country: null }],
  namedLikePerson: false,
  nameStrength: null,
};

/** Index of stored parties: everything in an order that may name somebody, as if the parties were the list. */
export function buildStoredIndex(parties: readonly Party[]): Uint8Array {
  return buildIndex(parties.flatMap((party, position) => storedEntries(party, position)));
}

/**
 * Positions of stored parties that one of these entries may match with `minScore` (0–1) at the door. Complete, not exact: the door's
 * own matcher has the last word.
 */
export function findStoredParties(index: MatchIndex, entries: readonly ListEntry[], minScore: number): Set<number> {
  const found = new Set<number>();
  const bars = { organization: mirrored(minScore, true), person: mirrored(minScore, false) };
  const { core } = index;
  const keep = (ordinal: number) => found.add(Number.parseInt(core.store.at(ordinal).id, 10));
  const keepName = (name: number) => keep(entryOfName(core, name));
  for (const entry of entries) {
    for (const query of waysToRead(entry)) {
      for (const hit of findNames(core, query, bars[query.kind])) keepName(hit.name);
      for (const token of query.tokens) for (const name of namesInPieces(core, token)) keepName(name);
      for (const token of query.tokens) eachSoundJoin(core, token, (row) => namesOfRow(core, row).forEach(keepName));
      for (const name of namesWrittenTogether(core, query)) keepName(name);
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
    eachRowWith(core.rows, core.tokens, id, (row) => each(row, id));
  }
}

function namesOfRow({ rows }: IndexCore, row: number): Uint32Array {
  const { list, offsets } = rows.names();
  return list.subarray(offsets[row], offsets[row + 1]);
}

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
