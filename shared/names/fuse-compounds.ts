import { isListedSpelling } from './name-variants.ts';
import type { Word } from './split-words.ts';

const servants = new Set([
  'abd',
  'abdul',
  'abdel',
  'abdal',
  'abdol',
  'abdoul',
  'abdur',
  'abdus',
  'abdud',
  'abdun',
  'abder',
  'abdes',
  'abdoal',
  'abdou',
  'abdu',
  'abdool',
]);
const articles = new Set([
  'al',
  'el',
  'ul',
  'ur',
  'ar',
  'as',
  'us',
  'ash',
  'ush',
  'ad',
  'ud',
  'an',
  'un',
  'at',
  'az',
  'ol',
  'il',
  'er',
  'es',
  'ed',
  'en',
]);
/** What is left of `Allah` when the article is cut off or not. */
const divine = new Set(['lh', 'llh', 'allh']);
const faiths = new Set(['din', 'deen', 'dine', 'dien', 'ddin', 'dyn']);

/**
 * Arabic compounds that one list writes in one word and another in three: servant-of names (`Abd al-Rahman`, `Abdurrahman` →
 * `abdulrahman`) and of-the-faith names (`Saif al-Din`, `Seifeddine` → `saifuddin`, `seifuddin`).
 */
export function fuseCompounds(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const servant = servantAt(words, at);
    if (servant) {
      out.push(servant.word);
      at += servant.words;
      continue;
    }
    const word = words[at]!;
    const before = out[out.length - 1];
    if (before && articles.has(word.text) && faiths.has(words[at + 1]?.text ?? '') && before.text.length > 2) {
      out[out.length - 1] = { ...before, text: `${before.text}uddin` };
      at += 2;
      continue;
    }
    if (before?.abjad && word.abjad && divine.has(word.text)) {
      out[out.length - 1] = { ...before, text: `${before.text}ullah` };
      at++;
      continue;
    }
    out.push(...apart(word));
    at++;
  }
  return out;
}

function servantAt(words: readonly Word[], at: number): { word: Word; words: number } | null {
  const word = words[at]!;
  if (!servants.has(word.text)) return null;
  const article = articles.has(words[at + 1]?.text ?? '') ? 1 : 0;
  const master = words[at + 1 + article];
  if (!master || master.text.length < 2 || (master.text.length < 3 && !master.abjad) || servants.has(master.text) || (article === 0 && word.text === 'abdou')) return null;
  if (master.abjad && divine.has(master.text)) return { word: { text: 'abdullah', abjad: false, syllable: false }, words: 2 + article };
  return { word: { text: `abdul${master.text}`, abjad: master.abjad, syllable: false }, words: 2 + article };
}

/** Maghrebi family names carry the filiation in front: `Benali` is `bin Ali`. */
function apart(word: Word): Word[] {
  const son = !word.abjad && /^b[ei]n([a-z]{3,})$/.exec(word.text);
  if (son && isListedSpelling(son[1]!)) return [{ ...word, text: 'bin' }, { ...word, text: son[1]! }];
  return [{ ...word, text: fusedForm(word.text) }];
}

/** The same compounds already written in one word. */
function fusedForm(text: string): string {
  if (text.length < 7) return text;
  const servant = /^abd(?:[aeou]{1,2}l|[aeou]{1,2}(?=([rsntzd])\1)|l)([a-z]{3,})$/.exec(text);
  if (servant) return `abdul${servant[2]!.replace(/^([rsntzd])\1/, '$1')}`;
  const faith = /^([a-z]{3,}?)(?:[aeou][ld]-?|u)d(?:ie|ee|i|y)ne?$/.exec(text);
  return faith ? `${faith[1]}uddin` : text;
}
