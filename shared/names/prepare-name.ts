import type { PartyType } from '../model/party.ts';
import { type ClassifiedWord, classifyWords } from './classify-words.ts';
import { cleanName } from './clean-name.ts';
import { foldSpelling } from './fold-spelling.ts';
import { genericAt } from './generic-words.ts';
import { findLegalForms, type LegalForm, telling } from './legal-forms.ts';
import { mendBreaks } from './mend-breaks.ts';
import { isSyllable, nameRarity } from './name-commonness.ts';
import type { NameToken, PreparedName } from './name-token.ts';
import { splitWords, type Word } from './split-words.ts';
import { tokenWeight } from './token-weight.ts';
import table from './words/particles.json' with { type: 'json' };

/** Tokens compared: the bits of one integer; no listed name has more. */
const tokensMax = 30;

const placeholders = new Set(table.unusable);
const placeholderWords = Math.max(...table.unusable.map((text) => text.split(' ').length));
const titles = new Set(table.titles);
/** Rarity of words that carry no identity. */
const plainRarity = { generic: 120, number: 150, initial: 60, other: 0 } as const;

/**
 * The one way a name is read, at build and at query: cleaned, put into Latin words, classified, weighed. Deterministic, and
 * bounded whatever comes in. A vessel's or aircraft's name is read like an organization's; an unknown party's as what it looks like.
 */
export function prepareName(raw: string, type: PartyType): PreparedName {
  const clean = cleanName(raw);
  const split = splitWords(clean.text, type !== 'person');
  const words = type === 'person' ? split.words : isThing(type) ? bareThing(split.words) : mendBreaks(split.words);
  const forms = type === 'person' ? [] : findLegalForms(words);
  const sure = telling(forms, words.length);
  const organization = type === 'unknown' ? looksLikeOrganization(words, sure) : type !== 'person';
  const read = classifyWords(words, organization, !organization ? [] : isThing(type) ? sure : forms);
  const classified = isThing(type)
    ? read.map((word) => (word.kind === 'title' ? { ...word, kind: 'name' as const } : word))
    : read;
  const tokens = withContent(classified).slice(0, tokensMax).map(toToken);
  return {
    tokens,
    weight: tokens.reduce((sum, token) => sum + token.weight, 0),
    kind: organization ? 'organization' : 'person',
    unit: organization ? 0 : unitOf(tokens),
    unusable: isUnusable(words, tokens, type),
    truncated: clean.truncated,
    mixedScript: split.mixed,
  };
}

function looksLikeOrganization(words: readonly Word[], forms: readonly LegalForm[]): boolean {
  if (forms.some((form) => !form.ambiguous || (form.to === words.length && words.length > 2))) return true;
  let generic = 0;
  for (let at = 0; at < words.length; at++) {
    const found = genericAt(words, at);
    if (found?.certain) return true;
    if (found) generic++;
  }
  if (generic >= 2 && generic < words.length) return true;
  return words.some((word) => isFigures(word.text));
}

const carries = (word: ClassifiedWord): boolean => word.kind === 'name' || word.kind === 'generic' || word.kind === 'number';

/** Never an empty name: when only weightless words remain (`Haji`, `De La`, `The Of`), they are the name. */
function withContent(words: readonly ClassifiedWord[]): ClassifiedWord[] {
  if (words.some(carries)) return [...words];
  return words.map((word) =>
    word.kind === 'title' || word.kind === 'particle' || word.kind === 'noise' ? { ...word, kind: 'name' } : word,
  );
}

function toToken(word: ClassifiedWord): NameToken {
  const text = !word.abjad && (word.kind === 'name' || word.kind === 'generic') ? foldSpelling(word.text) : word.text;
  const rarity = rarityOf(word, text);
  return {
    text,
    kind: word.kind,
    abjad: word.abjad,
    weight: tokenWeight(word.kind, word.kind === 'generic' ? 420 : rarity, word.place),
    rarity,
  };
}

/** A Chinese or Korean name written syllable by syllable: the family and a given name of two, in either order. */
function unitOf(tokens: readonly NameToken[]): number {
  return tokens.length === 3 && tokens.every(({ kind, text, abjad }) => kind === 'name' && !abjad && isSyllable(text)) ? 7 : 0;
}

function rarityOf({ kind, abjad }: ClassifiedWord, text: string): number {
  if (kind === 'name') return nameRarity(text, abjad);
  return kind === 'generic' || kind === 'number' || kind === 'initial' ? plainRarity[kind] : plainRarity.other;
}

function isUnusable(words: readonly Word[], tokens: readonly NameToken[], type: PartyType): boolean {
  if (isOneLetter(words)) return true;
  if (words.length <= placeholderWords && placeholders.has(words.map((word) => word.text).join(' '))) return true;
  if (mayBePerson(type) && words.every((word) => isFigures(word.text) || titles.has(word.text))) return true;
  return !tokens.some((token) => token.kind !== 'legal' && token.kind !== 'noise' && token.kind !== 'initial');
}

/** Nothing, or one letter over and over. */
function isOneLetter(words: readonly Word[]): boolean {
  const letter = words[0]?.text.charCodeAt(0);
  for (const { text } of words) for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== letter) return false;
  return true;
}

/** What a ship is, before or behind its name. */
const shipWords = new Set(table.ships);
/** A ship's name without what says that it is one; a letter I behind it is a number, and a title a name (`Lady M`). */
function bareThing(words: readonly Word[]): Word[] {
  const named = words.filter(({ text }) => !shipWords.has(text));
  const kept = named.length > 0 ? named : [...words];
  return kept.map((word, at) => (word.text === 'i' && at > 0 && at === kept.length - 1 ? { ...word, text: '1' } : word));
}

/** Ships are named by words that are legal forms on shore. */
const isThing = (type: PartyType): boolean => type === 'vessel' || type === 'aircraft';

/** Figures or a title name a company or a ship, and nobody. */
const mayBePerson = (type: PartyType): boolean => type === 'person' || type === 'unknown';
const isFigures = (text: string): boolean => text.charCodeAt(0) < 58;
