import type { MatchFeature } from '../model/finding.ts';
import type { Address, Identifier, PartyType } from '../model/party.ts';
import { prepareName } from '../names/prepare-name.ts';
import type { Facts } from './features/feature.ts';
import { typedFacts } from './find-matches.ts';
import { scoreMatch } from './score-match.ts';
import { explainName, type NameScore } from './score-name.ts';

export interface CompareQuery {
  name: string;
  type?: PartyType;
  country?: string | null;
  nationalities?: readonly string[];
  address?: Address | null;
  gender?: string | null;
  dateOfBirth?: string | null;
  identifiers?: readonly Identifier[];
}

export interface CompareCandidate {
  names: readonly string[];
  type?: PartyType;
  countries?: readonly string[];
  datesOfBirth?: readonly string[];
  identifiers?: readonly Identifier[];
}

export interface Comparison {
  score: number;
  nameScore: number;
  features: MatchFeature[];
}

/** Scores one pair without any index, exactly as a search would score it: for tuning, audits and tests of thresholds. */
export function compareParty(query: CompareQuery, candidate: CompareCandidate): Comparison {
  const type = query.type ?? 'unknown';
  const listedType = candidate.type ?? type;
  const prepared = prepareName(query.name, type === 'unknown' ? listedType : type);
  let best: NameScore | null = null;
  let bestName = '';
  for (const name of candidate.names) {
    const scored = explainName(prepared, prepareName(name, listedType));
    if (best && scored.score <= best.score) continue;
    best = scored;
    bestName = name;
  }
  const none: NameScore = { score: 0, evidence: 0, tokens: [], unmatchedQuery: [], unmatchedName: [] };
  const { score, nameScore, features } = scoreMatch(
    best ?? none,
    query.name,
    bestName,
    typedFacts(prepared, queryFacts(query, type)),
    candidateFacts(candidate, listedType),
  );
  return { score, nameScore, features };
}

const unsaid: Facts = {
  type: 'unknown',
  countries: [],
  datesOfBirth: [],
  gender: null,
  identifiers: [],
  addresses: [],
  nameStrength: null,
};

export const queryFacts = (query: CompareQuery, type: PartyType): Facts => ({
  ...unsaid,
  type,
  countries: [
    ...new Set(
      [query.country, query.address?.country, ...(query.nationalities ?? [])].filter((code) => typeof code === 'string'),
    ),
  ],
  gender: query.gender ?? null,
  addresses: query.address && (query.address.lines.length > 0 || query.address.city) ? [query.address] : [],
  datesOfBirth: query.dateOfBirth ? [query.dateOfBirth] : [],
  identifiers: query.identifiers ?? [],
});

const candidateFacts = (candidate: CompareCandidate, type: PartyType): Facts => ({
  ...unsaid,
  type,
  countries: candidate.countries ?? [],
  datesOfBirth: candidate.datesOfBirth ?? [],
  identifiers: candidate.identifiers ?? [],
});
