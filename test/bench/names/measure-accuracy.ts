import { buildIndex } from '../../../shared/matching/build-index.ts';
import { loadIndex } from '../../../shared/matching/load-index.ts';
import type { MatchIndex } from '../../../shared/matching/match-index.ts';
import { searchNames } from '../../../shared/matching/search-names.ts';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import type { PartyType } from '../../../shared/model/party.ts';
import { bars } from './confusion.ts';
import { companyMutations, type Mutation, mutations } from './mutate-name.ts';
import { seeded } from './random.ts';

export interface Found {
  tried: number;
  /** Found at each bar, by bar in hundredths. */
  at: Record<string, number>;
}

const none = (): Record<string, number> => Object.fromEntries(bars.map((bar) => [String(bar), 0]));

export function indexOf(entries: readonly ListEntry[]): MatchIndex {
  const loaded = loadIndex(buildIndex(entries));
  if (!loaded.ok) throw new Error(loaded.trouble.message);
  return loaded.value;
}

/** How often a mutated name of a listed party still finds it, by mutation; the same draws for the same seed. */
export function measureMutations(
  index: MatchIndex,
  entries: readonly ListEntry[],
  type: PartyType,
  draws: number,
  seed: number,
): Record<string, Found> {
  const random = seeded(seed);
  const kinds: Record<string, Mutation> = type === 'person' ? mutations : { ...mutations, ...companyMutations };
  const listed = entries.filter((entry) => entry.type === type && /^[\x20-\x7e]+$/.test(entry.names[0]!.value));
  const out: Record<string, Found> = {};
  for (const [kind, mutate] of Object.entries(kinds)) {
    const found: Found = { tried: 0, at: none() };
    for (let at = 0; at < 20 * draws && found.tried < draws && listed.length > 0; at++) {
      const entry = random.pick(listed);
      const name = mutate(entry.names[0]!.value, random);
      if (name === null) continue;
      const score = bestScore(index, name, type, entry);
      found.tried++;
      for (const bar of bars) if (score >= bar / 100) found.at[bar]!++;
    }
    out[kind] = found;
  }
  return out;
}

/** Score of the party itself, or of another entry under the same name (several lists name one party). */
function bestScore(index: MatchIndex, name: string, type: PartyType, entry: ListEntry): number {
  const matches = searchNames(index, { name, type }, { limit: 200, minScore: bars[0]! / 100 });
  const own = matches.find((match) => match.entry.id === entry.id || match.entry.name === entry.names[0]!.value);
  return own?.score ?? 0;
}

/** Ordinary names that raise an alert at each bar. */
export function measureAlerts(index: MatchIndex, names: readonly string[], type: PartyType): Found {
  const out: Found = { tried: names.length, at: none() };
  for (const name of names) {
    const [best] = searchNames(index, { name, type }, { limit: 1, minScore: bars[0]! / 100 });
    for (const bar of bars) if (best && best.score >= bar / 100) out.at[bar]!++;
  }
  return out;
}
