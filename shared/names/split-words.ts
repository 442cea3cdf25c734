import { foldHomoglyphs } from './fold-homoglyphs.ts';
import { type AbjadPart, readAbjad } from './read-abjad.ts';
import { readSyllabic } from './read-syllabic.ts';
import { readThai } from './read-thai.ts';
import { romanizeWord } from './romanize-word.ts';
import { type Script, scriptOf } from './scripts.ts';

export interface Word {
  /** `[a-z]+` or `[0-9]+`. */
  text: string;
  /** Written in a script without vowels (Arabic, Hebrew), or with few of them (Thai). */
  abjad: boolean;
  /** One syllable of Han or Hangul writing. */
  syllable: boolean;
}

export interface Words {
  words: Word[];
  /** Letters of two look-alike scripts inside one word. */
  mixed: boolean;
}

/** Most words looked at: no listed name has more than forty. */
const wordsMax = 48;

/** Latin words of a cleaned name, in order: script by script, letters apart from digits. `organization`: words of business count as such. */
export function splitWords(text: string, organization = true): Words {
  if (ascii.test(text)) return { words: asciiWords(text), mixed: false };
  const out: Words = { words: [], mixed: false };
  for (const chunk of text.replace(/[&＆]/g, ' and ').split(gaps)) if (chunk !== '') addChunk(out, chunk, organization);
  if (out.words.length > wordsMax) out.words.length = wordsMax;
  return out;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range
const ascii = /^[\x00-\x7f]*$/;
/** Anything but letters, digits and vowel signs ends a word. */
const gaps = /[^\p{L}\p{N}\p{M}]+/u;

/** One look at each sign: letters and digits make words, `&` is one, all else lies between. */
function asciiWords(text: string): Word[] {
  const words: Word[] = [];
  let from = 0;
  for (let at = 0; at <= text.length && words.length < wordsMax; at++) {
    const code = at < text.length ? text.charCodeAt(at) : space;
    if ((code >= 97 && code < 123) || (code >= 48 && code < 58)) continue;
    if (at > from) pushLatin(words, text.slice(from, at), false);
    if (code === ampersand && words.length < wordsMax) pushLatin(words, 'and', false);
    from = at + 1;
  }
  return words;
}
const [space, ampersand] = [32, 38];

/** One stretch of letters and digits, cut where the script changes (`阿里Alibaba`), unless it changes by imitation. */
function addChunk(out: Words, chunk: string, organization: boolean): void {
  const folded = foldHomoglyphs(chunk);
  if (folded !== chunk) out.mixed = true;
  let run = '';
  let script: Script = 'none';
  for (const char of folded) {
    const next = runScript(scriptOf(char.codePointAt(0)!), script);
    if (next !== script && run !== '') {
      addRun(out.words, run, script, organization);
      run = '';
    }
    script = next;
    run += char;
  }
  if (run !== '') addRun(out.words, run, script, organization);
}

/** Digits and marks stay with the letters before them. */
function runScript(next: Script, current: Script): Script {
  if (next === 'none') return current;
  if (next === 'digit') return current === 'none' || current === 'han' || current === 'hangul' ? 'latin' : current;
  return next;
}

function addRun(words: Word[], run: string, script: Script, organization: boolean): void {
  const abjad = script === 'arabic' || script === 'hebrew' || script === 'thai';
  if (script === 'han' || script === 'hangul') {
    words.push(...readSyllabic(run, script, organization));
  } else if (abjad) {
    for (const part of partsOf(run, script, organization)) pushAbjad(words, part, script);
  } else {
    for (const text of romanizeWord(run, script)) pushLatin(words, text, false);
  }
}

function partsOf(run: string, script: Script, organization: boolean): AbjadPart[] {
  if (script === 'arabic') return readAbjad(run, organization);
  return script === 'thai' ? [{ letters: readThai(run) }] : readHebrew(run);
}

/** Filiation has a Latin form; a Hebrew word that begins with ayin begins with a vowel. */
function readHebrew(run: string): AbjadPart[] {
  const latin = filiation.get(run);
  return latin ? [{ latin }] : [{ letters: run.replace(/^ע/, 'א') }];
}
const filiation = new Map([
  ['בן', 'ben'],
  ['בר', 'bar'],
  ['בת', 'bat'],
]);

function pushAbjad(words: Word[], part: AbjadPart, script: Script): void {
  if ('latin' in part) words.push({ text: part.latin, abjad: false, syllable: false });
  else for (const text of romanizeWord(part.letters, script)) pushLatin(words, text, true);
}

/** Letters from digits: `ig0r` is a disguise, `boeing747` two words, `1st` an ordinal kept whole. */
function pushLatin(words: Word[], chunk: string, abjad: boolean): void {
  if (!isMixed(chunk)) {
    words.push({ text: chunk, abjad, syllable: false });
    return;
  }
  if (disguised.test(chunk) && chunk.replace(/[a-z]/g, '').length <= 2) {
    words.push({ text: chunk.replace(/[0-9]/g, (digit) => disguises[Number(digit)]!), abjad, syllable: false });
    return;
  }
  const ordinal = /^([0-9]+)(?:st|nd|rd|th)$/.exec(chunk);
  if (ordinal) words.push({ text: ordinal[1]!, abjad: false, syllable: false });
  else for (const text of chunk.match(/[a-z]+|[0-9]+/g)!) words.push({ text, abjad, syllable: false });
}

/** Letters and digits in one. */
function isMixed(chunk: string): boolean {
  let kinds = 0;
  for (let at = 0; at < chunk.length; at++) kinds |= chunk.charCodeAt(at) < 58 ? 1 : 2;
  return kinds === 3;
}

const disguised = /^[a-z]+[0-9][a-z]+(?:[0-9][a-z]+)?$/;
/** Letter each digit resembles. */
const disguises = 'oizeasgtbg';
