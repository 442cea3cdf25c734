import type { Match } from '../model/finding.ts';
import { prepareName } from '../names/prepare-name.ts';
import { type CompareQuery, queryFacts } from './compare-party.ts';
import { findIdentifiers } from './find-identifiers.ts';
import { byRank, findMatches, type RankedMatch } from './find-matches.ts';
import type { MatchIndex } from './match-index.ts';
import { splitNameField } from './split-name-field.ts';

export interface SearchQuery extends CompareQuery {
  /** List ids to search; absent = all. */
  sources?: readonly string[];
}

/** Listed parties like a name, or like one of several in one field, best first; identifiers of the query also find their bearers whatever the name. */
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
  const best = new Map<string, RankedMatch>();
  for (const text of splitNameField(query.name)) {
    const named = { text, prepared: prepareName(text, type), facts, via: 'name', sources };
    for (const one of findMatches(core, named, options.minScore)) {
      const known = best.get(one.match.entry.id);
      if (!known || byRank(one, known) < 0) best.set(one.match.entry.id, one);
    }
  }
  const ranked = [...best.values()];
  for (const match of findIdentifiers(core, query.identifiers ?? [], facts)) {
    if (!best.has(match.entry.id) && (!sources || sources.includes(match.entry.source))) ranked.push({ match, evidence: 0 });
  }
  return ranked
    .sort(byRank)
    .slice(0, options.limit)
    .map((one) => one.match);
}
