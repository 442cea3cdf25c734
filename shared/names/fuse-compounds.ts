import { isListedSpelling } from './name-variants.ts';
import type { Word } from './split-words.ts';

const servants = new Set(
  'abd abdul abdel abdal abdol abdoul abdur abdus abdud abdun abder abdes abdou abdu abdool abdil'.split(' '),
);
const articles = new Set('al el ul ur ar as us ash ush ad ud an un at az ol il er es ed en'.split(' '));
/** What is left of `Allah` when the article is cut off or not, without vowels. */
const divine = new Set(['lh', 'llh', 'allh']);
const faiths = new Set(['din', 'deen', 'dine', 'dien', 'ddin', 'dyn']);

/**
 * Arabic compounds that one list writes in one word and another in three. Servant-of names become `abd` and the name
 * (`Abd al-Rahman`, `Abdurrahman` → `abd rahman`), of-the-faith names one word (`Saif al-Din`, `Seifeddine` → `saifuddin`,
 * `seifuddin`), Maghrebi filiations two (`Benali` → `bin ali`).
 */
export function fuseCompounds(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1];
    const before = out[out.length - 1];
    if (servants.has(word.text) && next) {
      const article = articles.has(next.text) && words[at + 2] ? 1 : 0;
      const master = words[at + 1 + article]!;
      if (master.abjad && divine.has(master.text)) {
        out.push(latin('abdullah'));
        at += 1 + article;
        continue;
      }
      if (word.text !== 'abdou' || article === 1) {
        out.push(latin('abd'));
        at += article;
        continue;
      }
    }
    if (before && before.text.length > 2 && articles.has(word.text) && faiths.has(next?.text ?? '')) {
      out[out.length - 1] = { ...before, text: `${before.text}uddin` };
      at++;
    } else if (before?.abjad && word.abjad && divine.has(word.text)) {
      out[out.length - 1] = { ...before, text: `${before.text}ullah` };
    } else out.push(...apart(word));
  }
  return out;
}

const latin = (text: string): Word => ({ text, abjad: false, syllable: false });

/** The same compounds written in one word. */
function apart(word: Word): Word[] {
  const { text } = word;
  if (word.abjad || text.length < 6) return [word];
  const son = /^b[ei]n([a-z]{3,})$/.exec(text);
  if (son && isListedSpelling(son[1]!)) return [latin('bin'), latin(son[1]!)];
  const servant = /^abd(?:[aeiou]{1,2}l|[aeiou]{1,2}(?=([rsntzd])\1)|l)([a-z]{4,})$/.exec(text);
  if (servant && !/^abd[aeiou]{1,2}lla(?!t[ei])/.test(text))
    return [latin('abd'), latin(servant[2]!.replace(/^([rsntzdl])\1/, '$1'))];
  const faith = text.length >= 7 ? /^([a-z]{3,}?)(?:[aeou][ld]|u)d(?:ie|ee|i|y)ne?$/.exec(text) : null;
  return [faith ? latin(`${faith[1]}uddin`) : word];
}
