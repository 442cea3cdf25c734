import { consonantSkeleton } from './consonant-skeleton.ts';
import { withinEdits } from './edit-distance.ts';
import type { Word } from './split-words.ts';
import table from './words/legal-forms.json' with { type: 'json' };

const phrases = new Map<string, string>();
let longest = 1;
for (const [form, spellings] of Object.entries(table.forms)) {
  for (const spelling of spellings) {
    phrases.set(spelling, form);
    longest = Math.max(longest, spelling.split(' ').length);
  }
}
const short = new Set(table.short);
const loose = new Set(table.loose);
const looseWords = [
  ...table.loose,
  ...[...phrases.keys()].filter((phrase) => !phrase.includes(' ') && phrase.length >= 9),
].filter((word) => word.length >= 5);
const looseSkeletons = new Map(looseWords.filter((word) => word.length >= 7).map((word) => [consonantSkeleton(word), word]));
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

/** Legal forms in a name, longest first at each place. Ambiguous ones only count at the ends, or next to another form. */
export function findLegalForms(words: readonly Word[]): LegalForm[] {
  const found: LegalForm[] = [];
  for (let from = 0; from < words.length; ) {
    const hit = longestAt(words, from);
    if (hit) found.push(hit);
    from = hit ? hit.to : from + 1;
  }
  const edges = new Set<number>([0]);
  for (const form of found) edges.add(form.to);
  return found.filter((form, at) => {
    const next = found[at + 1];
    return !form.ambiguous || form.from === 0 || form.to === words.length || edges.has(form.from) || next?.from === form.to;
  });
}

function longestAt(words: readonly Word[], from: number): LegalForm | null {
  let phrase = '';
  let best: LegalForm | null = null;
  for (let to = from; to < words.length && to < from + longest; to++) {
    phrase = phrase === '' ? words[to]!.text : `${phrase} ${words[to]!.text}`;
    const form = phrases.get(phrase);
    if (form !== undefined && !cutsLetters(words, from, to + 1)) best = { form, from, to: to + 1, ambiguous: short.has(phrase) };
  }
  return best;
}

/** A form of single letters must end where their row ends: in `T.G.A. D.O.O.` the form is not `A.D.` */
const cutsLetters = (words: readonly Word[], from: number, to: number): boolean =>
  words[from]!.text.length === 1 && words[to]?.text.length === 1;

/** Abbreviations that no slip turns into a word. */
const consonantForms = ['pjsc', 'ojsc', 'cjsc', 'gmbh'];

/** A word of law in full: `limited`, `company`, `gmbh`; not a form of two or three letters that is also a word. */
export const isFormWord = (word: string): boolean =>
  word.length >= 3 && (loose.has(word) || inForms.has(word)) && !short.has(word);
const inForms = new Set(
  [...phrases.keys()].flatMap((phrase) =>
    phrase.includes(' ') ? phrase.split(' ').filter((word) => word.length >= 7) : [phrase],
  ),
);

/** A word that long forms are made of, alone or with one slip: `liability`, `compani`, `limtied`. Says nothing about who. */
export function isLooseFormWord(word: string): boolean {
  if (loose.has(word) || consonantForms.some((form) => word.length >= 4 && withinEdits(word, form, 1))) return true;
  if (word.length === 4 && looseWords.some((known) => known.length === 5 && withinEdits(word, known, 1))) return true;
  if (word.length >= 6 && Math.abs((looseSkeletons.get(consonantSkeleton(word))?.length ?? 99) - word.length) <= 2) return true;
  return word.length >= 5 && looseWords.some((known) => withinEdits(word, known, known.length >= 9 ? 2 : 1));
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

/** Legal forms that are typed onto a word of four letters or more: behind it, those of three letters also before it. */
export const fusableForms: readonly string[] = fusable;
