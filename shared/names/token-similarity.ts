import { abjadReadings } from './abjad-readings.ts';
import { consonantSkeleton, loneConsonant } from './consonant-skeleton.ts';
import { withinEdits } from './edit-distance.ts';
import { isPinyin, isPinyinName } from './han-reading.ts';
import { withoutFusedForm } from './legal-forms.ts';
import { isCommonName, isSyllable } from './name-commonness.ts';
import type { NameToken } from './name-token.ts';
import { isListedSpelling, kinshipSimilarity, nameKinship } from './name-variants.ts';
import { distanceTo, farApart, tokenDistance, tokenLengthMax } from './token-distance.ts';

/** Similarity of equal tokens; every similarity is in basis points (integers 0–10,000). */
export const equal = 10_000;
/** Below this two tokens have nothing to do with each other. */
const floor = 4000;
/** An initial for a name with that letter. */
export const initialSimilarity = 8000;
/** `SiemensAG` for `Siemens`: the legal form was typed without a space. */
const fusedSimilarity = 9500;
/** Surname of a woman for that of a man (`Ivanova`, `Ivanov`). */
const feminine = 8800;
/** `Chang` for `Zhang`: an older romanization, or another syllable of pinyin. */
const bothPinyin = 7300;
/** Two known, different names one vowel apart (Hassan, Hussein) keep this share. */
const differentNames = 60;

/** Edits within which tokens are compared at all: none with one of two letters, one up to five, two when both are longer. */
export function editsAllowed(one: number, other: number): number {
  const [longer, shorter] = one > other ? [one, other] : [other, one];
  return shorter <= 2 ? 0 : longer <= 5 || shorter < 5 ? 1 : 2;
}

/**
 * Whether two tokens of letters may be compared, by rules an index can enumerate: few plain edits, or the same consonant
 * skeleton, or one group of the variant tables. Nothing else can make a match.
 */
function admissible(a: NameToken, b: NameToken): boolean {
  const longer = Math.max(a.text.length, b.text.length);
  if (longer > tokenLengthMax) return false;
  if (withinEdits(a.text, b.text, editsAllowed(a.text.length, b.text.length))) return true;
  return sharesSkeleton(a, b) || nameKinship(a.text, b.text) !== null;
}

/** Skeletons a token is found under: its own; for a word written without vowels those of all its readings. */
export function skeletonsOf(token: NameToken): readonly string[] {
  const { text, abjad } = token;
  if (abjad) return readingsOf(text).list;
  if (text.length < 3) return [];
  const skeleton = consonantSkeleton(text) || loneConsonant(text);
  return skeleton === '' ? [] : [skeleton];
}

/** Worked out once a word while a name or two are compared: thirty words against thirty would repeat them nine hundred times. */
const remembered = new Map<string, { list: readonly string[]; set: ReadonlySet<string> }>();
const rememberedMax = 512;

function readingsOf(text: string): { list: readonly string[]; set: ReadonlySet<string> } {
  const known = remembered.get(text);
  if (known) return known;
  const skeletons = abjadReadings(text).map((reading) => consonantSkeleton(reading) || loneConsonant(reading));
  const set = new Set(skeletons.filter((skeleton) => skeleton !== ''));
  const made = { list: [...set], set };
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(text, made);
  return made;
}

/** Length difference beyond which equal skeletons prove nothing. */
export const skeletonSpread = (abjad: boolean): number => (abjad ? 6 : 4);

function sharesSkeleton(a: NameToken, b: NameToken): boolean {
  if (Math.abs(a.text.length - b.text.length) > skeletonSpread(a.abjad || b.abjad)) return false;
  if (!a.abjad && b.abjad) return sharesSkeleton(b, a);
  if (a.abjad) return skeletonsOf(b).some((skeleton) => readingsOf(a.text).set.has(skeleton));
  const [skeleton] = skeletonsOf(a);
  return skeleton !== undefined && skeletonsOf(b)[0] === skeleton;
}

/** Similarity of two tokens whatever their kinds, 0 when they have nothing to do with each other. Symmetric. */
export function tokenSimilarity(a: NameToken, b: NameToken): number {
  if (a.text === b.text && comparable(a, b)) return equal;
  if (a.kind === 'initial' || b.kind === 'initial') return initialAgainst(a, b);
  if (!isFuzzy(a) || !isFuzzy(b) || Math.max(a.text.length, b.text.length) > tokenLengthMax) return 0;
  if (isFused(a, b) || isFused(b, a)) return fusedSimilarity;
  return admissible(a, b) ? fuzzySimilarity(a, b) : 0;
}

/** The longer word is the shorter one with a legal form typed onto it. */
function isFused(long: NameToken, short: NameToken): boolean {
  return long.text.length > short.text.length + 1 && short.text.length >= 4 && withoutFusedForm(long.text) === short.text;
}

/** Words are words whatever class they fell into; figures, legal forms and initials meet only their own kind. */
function comparable(a: NameToken, b: NameToken): boolean {
  return a.kind === b.kind || (isWordKind(a) && isWordKind(b));
}

const isWordKind = (token: NameToken): boolean => token.kind !== 'number' && token.kind !== 'legal' && token.kind !== 'initial';
/** Only these are compared letter by letter. */
export const isFuzzy = (token: NameToken): boolean => token.kind === 'name' || token.kind === 'generic';

function initialAgainst(a: NameToken, b: NameToken): number {
  const [initial, word] = a.kind === 'initial' ? [a, b] : [b, a];
  return word.kind === 'name' && word.text.charCodeAt(0) === initial.text.charCodeAt(0) ? initialSimilarity : 0;
}

/** Similarity of two admissible tokens that differ. */
export function fuzzySimilarity(a: NameToken, b: NameToken): number {
  const kinship = nameKinship(a.text, b.text);
  const spelled = spellingSimilarity(a, b);
  if (kinship === null) return spelled;
  if (kinship === 'romanized' && isPinyin(a.text) && isPinyin(b.text)) return Math.max(spelled, bothPinyin);
  return Math.max(spelled, kinshipSimilarity[kinship]);
}

/** Distance beyond which two words of so many letters have nothing to do with each other. */
const distanceMax = (letters: number): number => 27 * letters + 10;

/**
 * Whether a word has no similarity by its spelling to one that lies in a character array, both written with vowels: most of those that
 * an index offers, told without making a token of them. Says no when in doubt.
 */
export function isTooFar(word: string, chars: Uint8Array, from: number, to: number): boolean {
  const limit = distanceMax(Math.max(word.length, to - from));
  if (distanceTo(word, chars, from, to, limit) <= limit) return false;
  const ends = chars[to - 1] === letterA || word.charCodeAt(word.length - 1) === letterA;
  // A woman's form of a surname is told by its ending.
  return !(ends && chars[from] === word.charCodeAt(0));
}
const letterA = 97;

function spellingSimilarity(a: NameToken, b: NameToken): number {
  if (isFeminineForm(a.text, b.text)) return feminine;
  const ordered = a.abjad === b.abjad ? a.text < b.text : a.abjad;
  const [left, right] = ordered ? [a, b] : [b, a];
  const longer = lengthOf(left, right);
  const limit = distanceMax(longer);
  const distance = tokenDistance(left.text, right.text, limit, left.abjad ? (right.abjad ? 2 : 1) : 0);
  if (distance >= farApart || distance > limit) return 0;
  let similarity = bend(equal - Math.floor((100 * distance) / longer));
  if (firstLettersDiffer(a.text, b.text)) similarity = Math.floor((similarity * 95) / 100);
  if (left.abjad && !right.abjad && isListedSpelling(left.text)) similarity = Math.floor((similarity * otherReading) / 100);
  else if (a.abjad !== b.abjad && similarity < sureReading)
    similarity -= Math.floor(((sureReading - similarity) * unsureShare) / 100);
  if (areTwoSyllables(a, b) || (distance > spellingOnly(a, b) && areDifferentNames(a, b)))
    similarity = Math.floor((similarity * differentNames) / 100);
  return similarity < floor ? 0 : similarity;
}

/** Share that is left when a name without vowels has known spellings and this is none of them, in hundredths. */
const otherReading = 85;
/** Consonants alone agree by chance: what a word without vowels falls short of this, it falls short by so many hundredths more. */
const [sureReading, unsureShare] = [9000, 60];

/** Weighted distance up to which two known names may still be spellings of one, in hundredths; without vowels the consonants must agree. */
const spellingOnly = (a: NameToken, b: NameToken): number => (a.abjad || b.abjad ? 0 : 35);

/** Two syllables of Chinese or Korean that no romanization exchanges are two names (`Jang`, `Yang`), however alike they look. */
const areTwoSyllables = (a: NameToken, b: NameToken): boolean =>
  !a.abjad && !b.abjad && isSyllable(a.text) && isSyllable(b.text) && nameKinship(a.text, b.text) === null;

/** Letters that the distance is measured against; vowels that one side does not write count half. */
function lengthOf(a: NameToken, b: NameToken): number {
  const longer = Math.max(a.text.length, b.text.length);
  return a.abjad === b.abjad ? longer : Math.ceil((longer + a.text.length) / 2);
}

/** Integer stand-in for a power of 1.15: the further apart, the steeper. */
const bend = (share: number): number => share - Math.floor((share * (equal - share) * 17) / 1_000_000);

/** A typing slip seldom turns one common name into another. */
function areDifferentNames(a: NameToken, b: NameToken): boolean {
  if (a.kind !== 'name' || b.kind !== 'name') return false;
  if (a.abjad || b.abjad) return isListedSpelling(a.text) && isListedSpelling(b.text) && nameKinship(a.text, b.text) === null;
  if (isPinyinName(a.text) && isPinyinName(b.text)) return true;
  return isCommonName(a.text) && isCommonName(b.text) && nameKinship(a.text, b.text) === null;
}

const confusable = ['kqcgx', 'sz', 'vwbf', 'dt', 'jyig', 'ou', 'ae', 'ie', 'ya', 'yu', 'ye', 'ao', 'hk'];
const confusablePairs = new Set(
  confusable.flatMap((letters) => [...letters].flatMap((x) => [...letters].map((y) => pairOf(x, y)))),
);
function pairOf(a: string, b: string): number {
  return a.charCodeAt(0) * 128 + b.charCodeAt(0);
}
const firstLettersDiffer = (a: string, b: string): boolean =>
  a.charCodeAt(0) !== b.charCodeAt(0) && !confusablePairs.has(pairOf(a, b));

/** One is the other's form for a woman. */
export const isFeminineForm = (a: string, b: string): boolean => isFeminine(a, b) || isFeminine(b, a);

const masculine = /(?:ov|ev|yev|in|yn|oy)$/;
const adjective = /(?:sk|tsk|zk)(?:iy|y|ii|i|yy|iyy)$/;
function isFeminine(man: string, woman: string): boolean {
  if (man.length < 4 || woman.length < 5 || woman.charCodeAt(woman.length - 1) !== 97 || !woman.startsWith(man.slice(0, 3)))
    return false;
  if (woman.length === man.length + 1 && woman.startsWith(man)) return masculine.test(man);
  const last = man.charCodeAt(man.length - 1);
  if ((last !== 105 && last !== 121) || !adjective.test(man)) return false;
  const stem = man.replace(/(?:iyy|iy|ii|yy|y|i)$/, '');
  return woman === `${stem}aya` || woman === `${stem}aia` || woman === `${stem}a`;
}
