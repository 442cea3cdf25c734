import { foldSpelling } from './fold-spelling.ts';
import { fuseCompounds } from './fuse-compounds.ts';
import { type GenericWord, genericAt, slippedGeneric } from './generic-words.ts';
import { isPinyinName } from './han-reading.ts';
import { isLooseFormWord, type LegalForm } from './legal-forms.ts';
import { isKnownWord } from './name-commonness.ts';
import type { TokenKind } from './name-token.ts';
import { readNumber } from './read-number.ts';
import type { Word } from './split-words.ts';
import table from './words/particles.json' with { type: 'json' };

export interface ClassifiedWord {
  text: string;
  kind: TokenKind;
  abjad: boolean;
  place: boolean;
}

const particles = new Set(table.particles);
/** One sign for the spellings of a particle. */
const oneSpelling = new Map(Object.entries(table.spellings));
const noise = new Set(table.linking);
const titles = new Set(table.titles);
const kunyas = new Map(Object.entries(table.kunya));
/** Every word of the name with its class, in order; legal forms become one word each. */
export function classifyWords(words: readonly Word[], organization: boolean, forms: readonly LegalForm[]): ClassifiedWord[] {
  const out: ClassifiedWord[] = [];
  let at = 0;
  for (const form of [...forms, null]) {
    const stretch = words.slice(at, form?.from ?? words.length);
    out.push(...classifyStretch(joinInitials(fuseCompounds(stretch), organization), organization));
    if (form) out.push({ text: form.form, kind: 'legal', abjad: false, place: false });
    at = form?.to ?? words.length;
  }
  return out;
}

function classifyStretch(words: readonly Word[], organization: boolean): ClassifiedWord[] {
  const out: ClassifiedWord[] = [];
  for (let at = 0; at < words.length; ) {
    const number = readNumber(words, at, organization);
    if (number) {
      out.push({ text: number.text, kind: 'number', abjad: false, place: false });
      at += number.words;
      continue;
    }
    const generic = organization && !isLooseFormWord(words[at]!.text) ? (genericAt(words, at) ?? slipped(words[at]!)) : null;
    if (generic) {
      out.push({ text: generic.text, kind: 'generic', abjad: false, place: generic.place });
      at += generic.words;
      continue;
    }
    out.push(classifyWord(words[at]!, words[at + 1], organization));
    at++;
  }
  return out;
}

/** A word that no table of names knows and that is one slip from a word of business. */
const slipped = ({ text, abjad, syllable }: Word): GenericWord | null => {
  const meant = abjad || syllable ? null : slippedGeneric(text);
  return meant === null || isKnownWord(foldSpelling(text)) || isPinyinName(text) ? null : meant;
};

function classifyWord(word: Word, next: Word | undefined, organization: boolean): ClassifiedWord {
  const { abjad, text } = word;
  const kunya = abjad ? undefined : kunyas.get(text);
  if (kunya !== undefined) return { text: kunya, kind: 'particle', abjad: false, place: false };
  const kind = word.syllable || (abjad && text.length > 1) || isNameNotArticle(text, next) ? 'name' : kindOf(text, organization);
  return {
    text: kind === 'particle' ? (oneSpelling.get(text) ?? text) : text,
    kind,
    abjad: abjad && kind === 'name',
    place: false,
  };
}

/** `An`, `Ar`, `As` are articles only before the sound they took over (`ar-Rashid`), else names (`An Jong Hyuk`). */
const isNameNotArticle = (text: string, next: Word | undefined): boolean =>
  assimilated.test(text) && !next?.text.startsWith(text.slice(1, 2));
const assimilated = /^(?:as|ash|ad|an|ar|at|az)$/;

function kindOf(text: string, organization: boolean): TokenKind {
  if (text.length === 1) return organization ? 'particle' : 'initial';
  if (particles.has(text)) return text === 'and' || text === 'the' || text === 'of' ? 'noise' : 'particle';
  if (noise.has(text) && (organization || text.length > 2)) return 'noise';
  if (organization && isLooseFormWord(text)) return 'noise';
  return titles.has(text) ? 'title' : 'name';
}

/** Single letters in a row: three (two in a company's name) are an acronym, fewer are initials. */
function joinInitials(words: readonly Word[], organization: boolean): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let to = at;
    while (to < words.length && /^[a-z]$/.test(words[to]!.text) && !words[to]!.syllable) to++;
    if (to - at >= (organization ? 2 : 3)) {
      const text = words
        .slice(at, to)
        .map((word) => word.text)
        .join('');
      out.push({ text, abjad: false, syllable: false });
      at = to;
    } else {
      out.push(words[at]!);
      at++;
    }
  }
  return out;
}
