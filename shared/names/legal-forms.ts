import { consonantSkeleton } from './consonant-skeleton.ts';
import { isOneSwap, withinEdits } from './edit-distance.ts';
import { letterSet, lettersApart } from './edit-pattern.ts';
import { slipIndex } from './slip-index.ts';
import type { Word } from './split-words.ts';
import table from './words/legal-forms.json' with { type: 'json' };

const phrases = new Map<string, string>();
/** What a longer phrase begins with, whole words each. */
const beginnings = new Set<string>();
for (const [form, spellings] of Object.entries(table.forms)) {
  for (const spelling of spellings) {
    phrases.set(spelling, form);
    for (let at = spelling.indexOf(' '); at > 0; at = spelling.indexOf(' ', at + 1)) beginnings.add(spelling.slice(0, at));
  }
}
const short = new Set(table.short);
const loose = new Set(table.loose);
const looseWords = [
  ...table.loose,
  ...[...phrases.keys()].filter((phrase) => !phrase.includes(' ') && phrase.length >= 9),
].filter((word) => word.length >= 5);
const looseSkeletons = Map.groupBy(
  looseWords.filter((word) => word.length >= 7),
  consonantSkeleton,
);
const fusable = [...table.fusable].sort((a, b) => b.length - a.length);

export interface LegalForm {
  /** Class of the form, `#llc` … */
  form: string;
  from: number;
  /** Exclusive. */
  to: number;
  /** Two or three letters that are also a word or a name (`SA`, `AS`, `CO`). */
  ambiguous: boolean;
}

/** Legal forms in a company's name, longest first at each place. */
export function findLegalForms(words: readonly Word[]): LegalForm[] {
  const found: LegalForm[] = [];
  for (let from = 0; from < words.length; ) {
    const hit = longestAt(words, from);
    if (hit) found.push(hit);
    from = hit ? hit.to : from + 1;
  }
  return found;
}

/** Those that say by themselves that a name is a company's: ambiguous ones only at the ends, or next to another form. */
export function telling(forms: readonly LegalForm[], length: number): LegalForm[] {
  const edges = new Set<number>([0]);
  for (const form of forms) edges.add(form.to);
  return forms.filter((form, at) => {
    const next = forms[at + 1];
    return !form.ambiguous || form.from === 0 || form.to === length || edges.has(form.from) || next?.from === form.to;
  });
}

function longestAt(words: readonly Word[], from: number): LegalForm | null {
  let phrase = meantFormWord(words[from]!.text);
  let best: LegalForm | null = null;
  for (let to = from + 1; ; to++) {
    const form = phrases.get(phrase);
    if (form !== undefined && !cutsLetters(words, from, to) && !isSyllableOnly(words, from, to))
      best = { form, from, to, ambiguous: short.has(phrase) };
    if (to >= words.length || !beginnings.has(phrase)) return best;
    phrase += ` ${meantFormWord(words[to]!.text)}`;
  }
}

/**
 * A form of single letters must end where their row ends: in `T.G.A. D.O.O.` the form is not `A.D.` In front one of three letters
 * may also stand before a name of letters (`L.L.C. K.F.D.`).
 */
const cutsLetters = (words: readonly Word[], from: number, to: number): boolean =>
  words[from]!.text.length === 1 && words[to]?.text.length === 1 && (from > 0 || to < 3 || words[to + 1]?.text.length !== 1);

/** One syllable of Chinese or Korean that looks like an abbreviation (`奥` ao). */
const isSyllableOnly = (words: readonly Word[], from: number, to: number): boolean => to === from + 1 && words[from]!.syllable;

/** Shortest word of a form that is read with a slip of the pen in it. */
const formWordMin = 6;
const longFormWords = new Set(
  [...phrases.keys()].flatMap((phrase) => phrase.split(' ')).filter((word) => word.length >= formWordMin),
);
const slips = slipIndex([...longFormWords]);
/** The word of law that a mistyped one was meant for (`Liimted`), else the word itself. */
const meantFormWord = (text: string): string =>
  text.length < formWordMin - 1 || longFormWords.has(text) || phrases.has(text) ? text : (slips(text) ?? text);

/** Abbreviations that no slip turns into a word, and those that only a letter too many or two swapped leave recognizable. */
const consonantForms = ['pjsc', 'ojsc', 'cjsc', 'gmbh', 'dmcc', 'mchj'];
const vocalForms = ['eood', 'fzco', 'ltda', 'sarl', 'corp', 'pllc', 'sasu'];
const isSlippedVocalForm = (word: string): boolean =>
  (word.length === 4 || word.length === 5) &&
  vocalForms.some((form) => (word.length > form.length ? withinEdits(word, form, 1) : isOneSwap(word, form)));

/** Words of law in full: `limited`, `company`, `gmbh`; not a form of two or three letters that is also a word. */
export const formWords: ReadonlySet<string> = new Set(
  [...table.loose, ...[...phrases.keys()].flatMap(wordsOfPhrase)].filter((word) => word.length >= 3 && !short.has(word)),
);

function wordsOfPhrase(phrase: string): string[] {
  return phrase.includes(' ') ? phrase.split(' ').filter((word) => word.length >= 7) : [phrase];
}

/** Edits within which equal consonants are a word of law: `liemeta` is not `limited`. */
const looseEdits = 3;

/** A word that long forms are made of, alone or with one slip: `liability`, `compani`, `limtied`. Says nothing about who. */
export function isLooseFormWord(word: string): boolean {
  if (loose.has(word) || isSlippedVocalForm(word) || isSlip(word)) return true;
  const alike = word.length >= 6 ? looseSkeletons.get(consonantSkeleton(word)) : undefined;
  return alike?.some((known) => withinEdits(word, known, looseEdits)) ?? false;
}

/** For each length of word, from four letters on, the words it may be a slip for, and the edits allowed. */
const slipsOf: { text: string; edits: number; letters: number }[][] = [];
for (const [text, edits, shortest] of [
  ...consonantForms.map((form) => [form, 1, 4] as const),
  ...looseWords.map((known) => [known, known.length >= 9 ? 2 : 1, known.length === 5 ? 4 : 5] as const),
]) {
  for (let length = Math.max(shortest, text.length - edits); length <= text.length + edits; length++) {
    slipsOf[length] ??= [];
    slipsOf[length]!.push({ text, edits, letters: letterSet(text) });
  }
}

/** Within the edits of one of them; the sets of letters rule most out. */
function isSlip(word: string): boolean {
  const letters = letterSet(word);
  for (const { text, edits, letters: known } of slipsOf[word.length] ?? [])
    if (lettersApart(letters, known) <= 2 * edits && withinEdits(word, text, edits)) return true;
  return false;
}

/** The word without a legal form typed onto its front or end (`siemensag`, `jscargument`), or null. */
export function withoutFusedForm(word: string): string | null {
  if (word.length < 6) return null;
  for (const form of fusable) {
    if (word.length < form.length + 4) continue;
    if (word.endsWith(form)) return word.slice(0, -form.length);
    if (form.length > 2 && word.startsWith(form)) return word.slice(form.length);
  }
  return null;
}
