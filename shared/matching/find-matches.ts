import type { Match, MatchedEntry } from '../model/finding.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { PreparedName, TokenKind } from '../names/name-token.ts';
import { prepareName } from '../names/prepare-name.ts';
import { contentHash } from './entry-store.ts';
import { factsOfEntry } from './facts-of.ts';
import type { Facts } from './features/feature.ts';
import { findNames, type NameHit } from './find-names.ts';
import { entryOfName, type IndexCore } from './index-core.ts';
import { scoreMatch } from './score-match.ts';
import { explainName } from './score-name.ts';
import { raiseMax } from './weights.ts';

const basisPoints = 10_000;

export interface NameQuery {
  text: string;
  prepared: PreparedName;
  facts: Facts;
  via: string;
  sources: readonly string[] | null;
}

/** A match with what orders it among equals. */
export interface RankedMatch {
  match: Match;
  evidence: number;
}

/** Listed parties whose best name, with the facts both sides give, reaches `minScore` (0–1); unordered, one match an entry. */
export function findMatches(core: IndexCore, query: NameQuery, minScore: number): RankedMatch[] {
  const bar = Math.round(minScore * basisPoints);
  const facts = typedFacts(query.prepared, query.facts);
  const hits = findNames(core, query.prepared, Math.max(1, bar - raiseMax(facts)));
  const out: RankedMatch[] = [];
  for (const hit of bestByEntry(core, hits)) {
    if (query.sources && !query.sources.includes(core.sources[core.entrySource[entryOfName(core, hit.name)]!]!)) continue;
    const match = explainHit(core, { ...query, facts }, hit);
    if (match.score * basisPoints >= bar - 0.5) out.push({ match, evidence: hit.evidence });
  }
  return out;
}

/** A party of unsaid kind that carries a legal form is a company; a declared one without any sign of business may be a person. */
export function typedFacts(name: PreparedName, facts: Facts): Facts {
  const has = (...kinds: TokenKind[]): boolean => name.tokens.some((token) => kinds.includes(token.kind));
  if (facts.type === 'unknown') return has('legal') ? { ...facts, type: 'organization' } : facts;
  const words = name.tokens.filter((token) => token.kind === 'name').length;
  const namedLikePerson =
    facts.type === 'organization' && words >= 2 && words <= 4 && !has('legal', 'generic', 'number', 'noise');
  return namedLikePerson ? { ...facts, namedLikePerson } : facts;
}

/** The best name of each entry: highest score, then the more telling agreement, then the order of the list. Weak aliases only when equal. */
function bestByEntry(core: IndexCore, hits: readonly NameHit[]): NameHit[] {
  const best = new Map<number, NameHit>();
  for (const hit of hits) {
    if (core.rows.names().weak[hit.name] === 1 && hit.score < basisPoints) continue;
    const entry = entryOfName(core, hit.name);
    const known = best.get(entry);
    if (!known || rank(core, hit) > rank(core, known) || (rank(core, hit) === rank(core, known) && hit.evidence > known.evidence))
      best.set(entry, hit);
  }
  return [...best.values()];
}

const rank = (core: IndexCore, hit: NameHit): number => hit.score - (core.rows.names().weak[hit.name] === 1 ? weakCost : 0);
/** A weak alias that is equal ranks below a strong name that is nearly so. */
const weakCost = 1500;

function explainHit(core: IndexCore, query: NameQuery, hit: NameHit): Match {
  const ordinal = entryOfName(core, hit.name);
  const entry = core.store.at(ordinal);
  const name = entry.names[hit.name - core.entryNames[ordinal]!]!;
  const explained = explainName(query.prepared, prepareName(name.value, entry.type));
  const scored = scoreMatch(explained, query.text, name.value, query.facts, factsOfEntry(entry, name.strength));
  return { entry: describeEntry(entry), matchedName: name.value, via: query.via, ...scored };
}

export const describeEntry = (entry: ListEntry): MatchedEntry => ({
  id: entry.id,
  source: entry.source,
  name: entry.names[0]!.value,
  type: entry.type,
  programs: entry.programs,
  licensePolicy: entry.licensePolicy,
  licenseRequirement: entry.licenseRequirement,
  effect: entry.effect,
  listedAt: entry.listedAt,
  url: entry.url,
  hash: contentHash(entry),
});

/** Best first: score, name score, evidence, then id, so that equal input gives equal order. */
export function byRank(a: RankedMatch, b: RankedMatch): number {
  return (
    b.match.score - a.match.score ||
    b.match.nameScore - a.match.nameScore ||
    b.evidence - a.evidence ||
    (a.match.entry.id < b.match.entry.id ? -1 : 1)
  );
}
