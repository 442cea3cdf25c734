import type { Band, MatchFeature } from '../model/finding.ts';
import type { Facts } from './features/feature.ts';
import type { NameScore } from './score-name.ts';
import { weights } from './weights.ts';

const basisPoints = 10_000;
/** Bands of the final score. */
const strongFrom = 9500;
const mediumFrom = 8000;

export interface MatchScore {
  /** 0–1, four decimals. */
  score: number;
  nameScore: number;
  band: Band;
  features: MatchFeature[];
  for: string[];
  against: string[];
  absent: string[];
  settles: string | null;
}

/** Name score and facts folded into one score, every term of it told. */
export function scoreMatch(name: NameScore, queryName: string, listedName: string, query: Facts, listed: Facts): MatchScore {
  const out = { for: [] as string[], against: [] as string[], absent: [] as string[] };
  const features: MatchFeature[] = [nameFeature(name, queryName, listedName)];
  let score = name.score;
  let decided = false;
  for (const { feature, cases } of weights) {
    const compared = feature.compare(query, listed);
    if (compared === null) {
      if (feature.fact !== 'name' && applies(feature.fact, query, listed)) out.absent.push(feature.fact);
      continue;
    }
    if (compared.verdict !== 'neutral') out[compared.verdict].push(feature.fact);
    const points = cases[compared.case] ?? 0;
    if (points === 'decides') decided = true;
    else score += points;
    features.push({
      name: feature.name,
      score: compared.score,
      detail: compared.detail,
      query: compared.query,
      candidate: compared.candidate,
    });
  }
  const final = decided ? basisPoints : Math.min(basisPoints, Math.max(0, score));
  return {
    score: final / basisPoints,
    nameScore: name.score / basisPoints,
    band: bandOf(final),
    features,
    ...out,
    settles: settles(out, listed, decided),
  };
}

const bandOf = (points: number): Band => (points >= strongFrom ? 'strong' : points >= mediumFrom ? 'medium' : 'weak');

function nameFeature(name: NameScore, query: string, candidate: string): MatchFeature {
  const parts = [agreementOf(name)];
  if (name.unmatchedQuery.length > 0) parts.push(`not on the list: ${name.unmatchedQuery.join(', ')}`);
  if (name.unmatchedName.length > 0) parts.push(`only on the list: ${name.unmatchedName.join(', ')}`);
  if (name.evidence >= 100) parts.push(`about one name in ${chance(name.evidence)} agrees so far by chance`);
  return {
    name: 'name_similarity',
    score: name.score / basisPoints,
    detail: `${parts.join('; ')}.`,
    query,
    candidate,
    tokens: name.tokens,
  };
}

/** How much of the listed name was found, and how much of that only by resemblance. */
function agreementOf({ tokens, unmatchedName }: NameScore): string {
  const found = tokens.reduce((sum, token) => sum + token.candidate.replace(/ \(.*\)/, '').split(' ').length, 0);
  if (found === 0) return 'No word of the listed name was found';
  const all = found + unmatchedName.length;
  const alike = tokens.filter((token) => token.how !== 'equal').length;
  const how = alike === 0 ? '' : alike === tokens.length ? ', by resemblance' : `, ${alike} of them by resemblance`;
  return `${found} of the listed name’s ${all === 1 ? 'one word' : `${all} words`} found${how}`;
}

/** 10^(evidence/100) to one digit, in words a reviewer can weigh. */
function chance(evidence: number): string {
  const exponent = Math.min(12, Math.floor(evidence / 100));
  return `1${'0'.repeat(exponent)}`.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A company has no birth date, a person no flag: facts that cannot exist are not missing. */
function applies(fact: string, query: Facts, listed: Facts): boolean {
  const person = listed.type === 'person' || (listed.type === 'unknown' && query.type !== 'organization');
  if (fact === 'dateOfBirth') return person;
  if (fact === 'gender') return person && listed.gender !== null;
  return true;
}

/** The one more fact of the party that would decide: the list must know it and the order must not have said it. */
function settles(out: { absent: string[] }, listed: Facts, decided: boolean): string | null {
  if (decided) return null;
  if (out.absent.includes('dateOfBirth') && listed.datesOfBirth.length > 0) return 'dateOfBirth';
  if (out.absent.includes('identifiers') && listed.identifiers.length > 0) return 'identifiers';
  if (out.absent.includes('address.lines') && listed.addresses.length > 0) return 'address.lines';
  return null;
}
