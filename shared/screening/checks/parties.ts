import { type ListedPartyLaw, listedPartyLaw, requirementOf } from '../../licensing/end-users/listed-party.ts';
import { liftByLicense } from '../../licensing/lift-by-license.ts';
import { unverifiedObligations } from '../../licensing/us/obligations.ts';
import { screenParties } from '../../matching/screen-party.ts';
import type { Draft, Gap, Match } from '../../model/finding.ts';
import type { ListEffect } from '../../model/list-entry.ts';
import type { Order } from '../../model/order.ts';
import { type Outcome, severity } from '../../model/outcome.ts';
import type { Party } from '../../model/party.ts';
import { thresholdFor } from '../../rules/threshold-for.ts';
import { isAtListedAddress } from '../at-listed-address.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';
import { citeList, effectMeaning, jurisdictionOf } from '../list-law.ts';

/** Below this no score bar of a ruleset may go: lower scores are noise by measurement. */
const scoreFloor = 0.7;
/** Listed parties reported for one party of the order; more are counted in the last finding. */
const hitsPerParty = 25;

/**
 * Screens every party of the order, with all its names, address lines and identifiers, against every listed party. A match on
 * a name is never proof that the two are the same: it holds the order for a person (15 CFR 732 Supp. 3; OFAC FAQ 5).
 */
export function checkParties(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const screened = screenParties(knowledge.index, order.parties, { minScore: scoreFloor, perPartyLimit: hitsPerParty });
  const day = (order.asOf ?? circumstances.now).slice(0, 10);
  const findings: Draft[] = [];
  const gaps: Gap[] = [];
  for (const [position, party] of order.parties.entries()) {
    const result = screened[position];
    if (!result) continue;
    gaps.push(...result.gaps);
    for (const match of result.hits) {
      if (isBelowBar(match, knowledge) || isSuppressed(party, match, circumstances)) continue;
      findings.push(liftByLicense(findingOf(party, match, order, knowledge), order, circumstances.licenses ?? [], day));
    }
  }
  const unverified = findings.some((finding) => finding.match?.entry.effect === 'unverified');
  return { findings, gaps, ...(unverified ? { obligations: unverifiedObligations() } : {}) };
}

function isBelowBar(match: Match, knowledge: Knowledge): boolean {
  if (match.via === 'identifier' || match.via === 'address') return false;
  return match.score < thresholdFor(knowledge.ruleset, match.entry.source, match.entry.type).review;
}

function isSuppressed(party: Party, match: Match, circumstances: Circumstances): boolean {
  return (circumstances.suppressions ?? []).some(
    (one) => one.party === party.id && one.entryId === match.entry.id && one.entryHash === match.entry.hash,
  );
}

function findingOf(party: Party, found: Match, order: Order, knowledge: Knowledge): Draft {
  const { source } = found.entry;
  const strong = found.score >= thresholdFor(knowledge.ruleset, source, found.entry.type).strong;
  const match: Match = { ...found, band: strong ? 'strong' : found.band === 'strong' ? 'medium' : found.band };
  const law = listedPartyLaw(match.entry, order);
  const { outcome, hard } = weigh(match, law);
  const published = publishedAt(knowledge, source);
  return {
    check: 'party',
    code: codeOf(match),
    jurisdiction: jurisdictionOf(source),
    outcome,
    hard,
    title: titleOf(match),
    detail: detailOf(match, law),
    party: party.id,
    item: null,
    missingFacts: match.settles ? [`parties[${party.id}].${match.settles}`] : [],
    match,
    ...(law && severity(outcome) >= severity('license_required') ? { requirement: requirementOf(law, order) } : {}),
    citations: [citeList(source, match.entry.id, published, match.entry.url), ...(law?.citations ?? [])],
  };
}

interface Weight {
  via?: string;
  effects?: ListEffect[];
  /** Whether the requirement of the list reaches the items; a list of another authority says nothing of items. */
  reaches?: ListedPartyLaw['reaches'][];
  equal?: true;
  /** Name and full address both equal. */
  sameAddress?: true;
  outcome: Outcome;
  hard: boolean;
}

/** How a match weighs, by what matched and what the list does. First row that fits. */
const weights: Weight[] = [
  { via: 'identifier', effects: ['blocking', 'denial', 'deny'], outcome: 'prohibited', hard: true },
  { via: 'identifier', effects: ['license'], reaches: ['yes', 'unknown'], outcome: 'license_required', hard: true },
  { via: 'identifier', effects: ['military_end_user'], reaches: ['yes'], outcome: 'license_required', hard: true },
  { effects: ['deny'], equal: true, outcome: 'prohibited', hard: true },
  // Lists of the BIS carry no identifiers: a name at its listed address is as sure as they get. It shows what they require, and
  // holds: that it is the listed party a person says.
  { effects: ['denial'], sameAddress: true, outcome: 'prohibited', hard: false },
  { effects: ['license', 'military_end_user'], reaches: ['yes'], sameAddress: true, outcome: 'license_required', hard: false },
  { effects: ['care'], outcome: 'clear_with_conditions', hard: false },
  { outcome: 'review', hard: false },
];

function weigh(match: Match, law: ListedPartyLaw | null): { outcome: Outcome; hard: boolean } {
  const row = weights.find(
    (one) =>
      (!one.via || one.via === match.via) &&
      (!one.effects || one.effects.includes(match.entry.effect as ListEffect)) &&
      (!one.reaches || one.reaches.includes(law?.reaches ?? 'unknown')) &&
      (!one.equal || match.score >= 1) &&
      (!one.sameAddress || isAtListedAddress(match)),
  );
  return row ?? { outcome: 'review', hard: false };
}

const codes: Record<string, string> = {
  identifier: 'party.identifier_match',
  address: 'party.address_match',
  owner: 'party.ownership',
};

const codeOf = (match: Match): string => codes[match.via] ?? 'party.name_match';

const viaWords: Record<string, string> = {
  name: 'name',
  alias: 'alias',
  address_line: 'address line',
  address: 'address',
  identifier: 'identifier',
  email_domain: 'e-mail domain',
  owner: 'owner',
};

function titleOf(match: Match): string {
  const percent = Math.round(match.score * 100);
  const kind = viaWords[match.via] ?? match.via;
  const list = match.entry.source;
  return match.via === 'identifier' || match.via === 'address'
    ? `The ${kind} equals that of ${match.entry.name} on ${list}.`
    : `The ${kind} matches ${match.matchedName} on ${list} (${percent} of 100, ${match.band}).`;
}

function detailOf(match: Match, law: ListedPartyLaw | null): string {
  const sentences = match.features.filter((feature) => feature.detail).map((feature) => feature.detail);
  sentences.push(effectMeaning(match.entry.effect as ListEffect));
  if (law) sentences.push(law.detail);
  if (match.entry.licensePolicy) sentences.push(`License review policy: ${match.entry.licensePolicy.replace(/\.$/, '')}.`);
  if (match.settles) sentences.push(`What would decide: ${match.settles}.`);
  return sentences.join(' ');
}

function publishedAt(knowledge: Knowledge, source: string): string | null {
  const sources = knowledge.edition.sources;
  const holder = sources[source] ?? Object.values(sources).find((one) => one.lists.some((list) => list.id === source));
  return holder?.publishedAt ?? null;
}
