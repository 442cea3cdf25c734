import type { MatchFeature } from '../model/finding.ts';
import type { Address, Identifier, PartyType } from '../model/party.ts';
import type { PreparedName } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import type { Facts } from './features/feature.ts';
import { typedFacts } from './find-matches.ts';
import { scoreMatch } from './score-match.ts';
import { explainName, type NameScore } from './score-name.ts';
import { splitNameField } from './split-name-field.ts';

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
  const listed = candidate.names.map((name) => ({ name, prepared: prepareName(name, listedType) }));
  let best: Best | null = null;
  for (const text of splitNameField(query.name)) {
    const prepared = prepareName(text, type === 'unknown' ? listedType : type);
    for (const one of listed) {
      const scored = explainName(prepared, one.prepared);
      if (!best || scored.score > best.scored.score) best = { scored, text, prepared, name: one.name };
    }
  }
  const facts = queryFacts(query, type);
  const { score, nameScore, features } = scoreMatch(
    best?.scored ?? none,
    best?.text ?? query.name,
    best?.name ?? '',
    best ? typedFacts(best.prepared, facts) : facts,
    candidateFacts(candidate, listedType),
  );
  return { score, nameScore, features };
}

interface Best {
  scored: NameScore;
  /** The part of the query's name that scored, and as prepared. */
  text: string;
  prepared: PreparedName;
  /** The candidate's name. */
  name: string;
}

const none: NameScore = { score: 0, evidence: 0, tokens: [], unmatchedQuery: [], unmatchedName: [] };
const unsaid: Facts = {
  type: 'unknown',
  countries: [],
  datesOfBirth: [],
  gender: null,
  identifiers: [],
  addresses: [],
  nameStrength: null,
  namedLikePerson: false,
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
