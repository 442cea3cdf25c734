import type { Match } from '../model/finding.ts';
import { prepareName } from '../names/prepare-name.ts';
import { type CompareQuery, queryFacts } from './compare-party.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { byRank, findMatches } from './find-matches.ts';
import type { MatchIndex } from './match-index.ts';

export interface SearchQuery extends CompareQuery {
  /** List ids to search; absent = all. */
  sources?: readonly string[];
}

/** Listed parties like a name, best first; identifiers of the query also find their bearers whatever the name. */
export function searchNames(
  index: MatchIndex,
  query: SearchQuery,
  options: { limit: number; minScore: number; sources?: readonly string[] | undefined },
): Match[] {
  const { core } = index;
  const type = query.type ?? 'unknown';
  const facts = queryFacts(query, type);
  const asked = options.sources ?? query.sources ?? [];
  const sources = asked.length > 0 ? asked : null;
  const ranked = findMatches(
    core,
    { text: query.name, prepared: prepareName(query.name, type), facts, via: 'name', sources },
    options.minScore,
  );
  const known = new Set(ranked.map((one) => one.match.entry.id));
  for (const match of findIdentifiers(core, query.identifiers ?? [], facts)) {
    if (!known.has(match.entry.id) && (!sources || sources.includes(match.entry.source))) ranked.push({ match, evidence: 0 });
  }
  return ranked
    .sort(byRank)
    .slice(0, options.limit)
    .map((one) => one.match);
}
