import { foldSpelling } from './fold-spelling.ts';
import { genericGroups, placeGroups } from './generic-words.ts';
import table from './words/name-variants.json' with { type: 'json' };

export type Kinship = 'synonym' | 'same' | 'short' | 'cognate' | 'romanized';

/** How alike two known forms of one name count, in basis points. */
export const kinshipSimilarity: Record<Kinship, number> = {
  synonym: 9900,
  same: 9700,
  short: 8800,
  cognate: 7400,
  romanized: 8400,
};

interface Membership {
  group: number;
  /** First of its group: for `short`, the full form. */
  head: boolean;
}

const kinships = ['same', 'short', 'romanized', 'cognate'] as const;
const members = new Map<string, Membership[]>();
const groups: { kinship: Kinship; words: string[] }[] = [];
for (const kinship of kinships) {
  for (const line of table[kinship]) {
    addGroup(kinship, [...new Set(line.split(' ').filter(isWord).map(foldSpelling))]);
  }
}
for (const words of [...genericGroups(), ...placeGroups]) addGroup('synonym', words);

const wordsOf = (belongs: (kinship: Kinship) => boolean): Set<string> =>
  new Set(groups.filter((group) => belongs(group.kinship)).flatMap((group) => group.words));
const variants = wordsOf((kinship) => kinship !== 'synonym');
const spellings = wordsOf((kinship) => kinship === 'same');
const syllables = wordsOf((kinship) => kinship === 'romanized');

function addGroup(kinship: Kinship, words: string[]): void {
  for (const [at, word] of words.entries()) {
    const list = members.get(word) ?? [];
    list.push({ group: groups.length, head: at === 0 });
    members.set(word, list);
  }
  groups.push({ kinship, words });
}

function isWord(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

/** The strongest kinship of two different folded words, or null: `bill` ~ `william` (short), `qasim` ~ `kassem` (same). */
export function nameKinship(a: string, b: string): Kinship | null {
  const ofA = members.get(a);
  if (ofA === undefined) return null;
  const ofB = members.get(b);
  if (ofB === undefined) return null;
  for (const one of ofA)
    for (const other of ofB) if (one.group === other.group && related(one, other)) return groups[one.group]!.kinship;
  return null;
}

/** Two short forms of one name (`bill`, `liam`) are two names; a short form and its full form are one. */
const related = (one: Membership, other: Membership): boolean => groups[one.group]!.kinship !== 'short' || one.head || other.head;

/** Every other form of a known name. */
export function nameRelatives(word: string): string[] {
  const out = new Set<string>();
  for (const membership of members.get(word) ?? []) {
    for (const other of groups[membership.group]!.words) if (other !== word) out.add(other);
  }
  return [...out];
}

/** A given name of the tables (syllables of Chinese and Korean names included). */
export const isKnownVariant = (word: string): boolean => variants.has(word);

/** A word of the tables of one name's spellings (not a nickname, not a syllable). */
export const isListedSpelling = (word: string): boolean => spellings.has(word);

/** A syllable or surname of the Chinese and Korean tables. */
export const isRomanizedSyllable = (word: string): boolean => syllables.has(word);

/** First of the first group a syllable is romanized in: its pinyin, where it is Chinese. */
export function pinyinOf(syllable: string): string {
  const membership = members.get(syllable)?.find(({ group }) => groups[group]!.kinship === 'romanized');
  return membership === undefined ? syllable : groups[membership.group]!.words[0]!;
}
