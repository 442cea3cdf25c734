import type { Gap, Match } from '../model/finding.ts';
import type { Identifier, Party } from '../model/party.ts';
import type { PreparedName } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { factsOfParty } from './facts-of.ts';
import type { Facts } from './features/feature.ts';
import { findAddresses, findIdentifiers } from './find-identifiers.ts';
import { byRank, findMatches, type RankedMatch } from './find-matches.ts';
import type { MatchIndex } from './match-index.ts';
import { type PartyText, splitPartyTexts, turnsDirection } from './split-party-texts.ts';

export interface ScreenOptions {
  /** 0–1. */
  minScore: number;
  /** Matches reported for one party, best first. */
  perPartyLimit: number;
  /** List ids to search; absent = all. */
  sources?: readonly string[];
}

export interface Screened {
  hits: Match[];
  gaps: Gap[];
}

/** One party against every listed name: see `screenParties`. */
export const screenParty = (index: MatchIndex, party: Party, options: ScreenOptions): Screened =>
  screenParties(index, [party], options)[0]!;

/**
 * Screens every party of an order with all that may name somebody: names, aliases, address lines, both sides of `c/o`, owners,
 * e-mail and web domains, identifiers and full addresses. Texts that several parties share are prepared once. A name nobody
 * can screen becomes the gap `name_unusable`, never silence.
 */
export function screenParties(index: MatchIndex, parties: readonly Party[], options: ScreenOptions): Screened[] {
  const prepared = new Map<string, PreparedName>();
  return parties.map((party) => screenOne(index, party, options, prepared));
}

function screenOne(index: MatchIndex, party: Party, options: ScreenOptions, prepared: Map<string, PreparedName>): Screened {
  const facts = factsOfParty(party);
  const best = new Map<string, RankedMatch>();
  const keep = (ranked: RankedMatch): void => {
    const { id, source } = ranked.match.entry;
    if (options.sources && !options.sources.includes(source)) return;
    const known = best.get(id);
    if (!known || preferred(ranked, known)) best.set(id, ranked);
  };
  const texts = splitPartyTexts(party);
  for (const text of texts) {
    const name = prepare(text, party, prepared);
    if (name.unusable || (!text.stated && !saysEnough(name))) continue;
    const query = {
      text: text.text,
      prepared: name,
      facts: factsFor(text, facts),
      via: text.via,
      sources: options.sources ?? null,
    };
    for (const ranked of findMatches(index.core, query, Math.max(options.minScore, text.minScore))) keep(ranked);
  }
  for (const match of findIdentifiers(index.core, [...party.identifiers, ...contacts(party)], facts))
    keep({ match, evidence: 0 });
  if (party.address) for (const match of findAddresses(index.core, [party.address], facts)) keep({ match, evidence: 0 });
  const hits = [...best.values()].sort(byRank).slice(0, options.perPartyLimit);
  return { hits: hits.map((ranked) => ranked.match), gaps: gapsOf(party, texts, prepared) };
}

const key = (text: PartyText, party: Party): string =>
  `${text.via === 'name' || text.via === 'alias' ? party.type : 'unknown'} ${text.text}`;

function prepare(text: PartyText, party: Party, prepared: Map<string, PreparedName>): PreparedName {
  const at = key(text, party);
  const known = prepared.get(at);
  if (known) return known;
  const made = prepareName(text.text, text.via === 'name' || text.via === 'alias' ? party.type : 'unknown');
  prepared.set(at, made);
  return made;
}

/** A line of an address counts as a name only when it says something: a legal form with a name, two names, or one rare one. */
function saysEnough(name: PreparedName): boolean {
  const names = name.tokens.filter((token) => token.kind === 'name');
  if (names.length >= 2 || names.some((token) => token.weight >= 900)) return true;
  return names.length === 1 && name.tokens.some((token) => token.kind === 'legal');
}

/** Birth date, gender and documents are the party's own, not those of whoever its address names. */
function factsFor(text: PartyText, facts: Facts): Facts {
  if (text.via === 'name' || text.via === 'alias') return facts;
  return { ...facts, type: 'unknown', datesOfBirth: [], gender: null, identifiers: [] };
}

/** An identifier outranks a name, a name an address or a domain, then the score. */
const preference: Record<string, number> = { identifier: 3, address: 1, email_domain: 0 };
function preferred(a: RankedMatch, b: RankedMatch): boolean {
  const rank = (one: RankedMatch): number => preference[one.match.via] ?? 2;
  return rank(a) !== rank(b) ? rank(a) > rank(b) : byRank(a, b) < 0;
}

function contacts(party: Party): Identifier[] {
  const out: Identifier[] = [];
  if (party.email)
    out.push({ type: 'email', value: party.email, country: null }, { type: 'website', value: party.email, country: null });
  if (party.website) out.push({ type: 'website', value: party.website, country: null });
  if (party.phone) out.push({ type: 'phone', value: party.phone, country: null });
  return out;
}

function gapsOf(party: Party, texts: readonly PartyText[], prepared: ReadonlyMap<string, PreparedName>): Gap[] {
  const names = texts.filter((text) => text.via === 'name');
  const read = names.map((text) => prepared.get(key(text, party))!);
  const gaps: Gap[] = [];
  if (names.length === 0 || read.every((name) => name.unusable)) {
    gaps.push({
      code: 'name_unusable',
      subject: party.id,
      detail: 'The name cannot be screened: it holds no word that could name anybody.',
    });
  }
  const all = texts.map((text) => prepared.get(key(text, party))!);
  if (all.some((name) => name.truncated)) {
    gaps.push({
      code: 'name_truncated',
      subject: party.id,
      detail: 'A name or address line is longer than any real one; only its beginning was screened.',
    });
  }
  if (gaps.length === 0 && [party.name, ...party.aliases].some(turnsDirection)) {
    gaps.push({
      code: 'hidden_characters',
      subject: party.id,
      detail: 'A name holds invisible characters that turn the direction of writing; it was read both ways and screened.',
    });
  }
  if (all.some((name) => name.mixedScript)) {
    gaps.push({
      code: 'script_mixing',
      subject: party.id,
      detail: 'A word mixes look-alike letters of two scripts; it was read as one script and screened.',
    });
  }
  return gaps;
}
