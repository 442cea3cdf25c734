import { withinEdits } from './edit-distance.ts';
import { isListedSpelling } from './name-variants.ts';
import type { Word } from './split-words.ts';

const servants = new Set(
  'abd abdul abdel abdal abdol abdoul abdur abdus abdud abdun abder abdes abdou abdu abdool abdil'.split(' '),
);
const articles = new Set('al el ul ur ar as us ash ush ad ud an un at az ol il er es ed en'.split(' '));
/** `Allah` with vowels and without, and as families carry it. */
const divine = new Map([
  ['allah', 'ullah'],
  ['ullah', 'ullah'],
  ['ollah', 'ullah'],
  ['allh', 'ullah'],
  ['allahi', 'ullahi'],
  ['ullahi', 'ullahi'],
  ['ollahi', 'ullahi'],
  ['allhy', 'ullahi'],
]);
const faiths = new Set(['din', 'deen', 'dine', 'dien', 'ddin', 'dyn']);
/** The same with the article written on. */
const ofTheFaith = /^(?:[aeou][ld]|[ou])d(?:ie|ee|i|y)ne?$/;

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
    if (servants.has(word.text) && !next && before) {
      out.push(latin('abd'));
      continue;
    }
    if (isServant(word.text) && next) {
      const article = articles.has(next.text) && words[at + 2] ? 1 : 0;
      const master = words[at + 1 + article]!;
      if (divine.has(master.text)) {
        out.push(latin(`abd${divine.get(master.text)}`));
        at += 1 + article;
        continue;
      }
      if (word.text !== 'abdou' || article === 1) {
        out.push(latin('abd'));
        at += article;
        continue;
      }
    }
    if (before && carries(before) && articles.has(word.text) && faiths.has(next?.text ?? '')) {
      out[out.length - 1] = { ...before, text: `${before.text}uddin` };
      at++;
    } else if (before && carries(before) && (divine.has(word.text) || (endsLikeFaith(word.text) && ofTheFaith.test(word.text)))) {
      out[out.length - 1] = { ...before, text: `${before.text}${divine.get(word.text) ?? 'uddin'}` };
    } else out.push(...apart(word));
  }
  return out;
}

const isServant = (text: string): boolean =>
  servants.has(text) ||
  (text.length >= 4 && text.length <= 6 && servantLike.test(text) && text !== 'abul' && withinEdits(text, 'abdul', 1));
const servantLike = /^a?[bd]/;

/** Long enough to be what a compound is made of (two letters when the vowels are left out). */
const carries = (word: Word): boolean =>
  word.abjad ? word.text.length > 1 : word.text.length > 2 && !articles.has(word.text) && !linking.has(word.text);
const linking = new Set(['and', 'the', 'bin', 'ibn', 'for', 'abd', 'abu']);

const latin = (text: string): Word => ({ text, abjad: false, syllable: false });

/** The same compounds written in one word. */
function apart(word: Word): Word[] {
  const { text } = word;
  if (word.abjad || text.length < 6) return [word];
  if (text.startsWith('b')) {
    const son = /^b[ei]n([a-z]{3,})$/.exec(text);
    if (son && isListedSpelling(son[1]!)) return [latin('bin'), latin(son[1]!)];
  }
  return (text.startsWith('abd') ? servantApart(text) : null) ?? [faithfulOf(word)];
}

function servantApart(text: string): Word[] | null {
  const servant = /^abd(?:[aeiou]{1,2}l|[aeiou]{1,2}(?=([rsntzd])\1)|l)([a-z]{3,})$/.exec(text);
  if (servant && !/^abd[aeiou]{1,2}l(?:la(?!t[ei])|ah?i?$)/.test(text))
    return [latin('abd'), latin(servant[2]!.replace(/^([rsntzdl])\1/, '$1'))];
  const assimilated = /^abd[aeou]([rsntz][a-z]{3,})$/.exec(text);
  return assimilated && isListedSpelling(assimilated[1]!) ? [latin('abd'), latin(assimilated[1]!)] : null;
}

function faithfulOf(word: Word): Word {
  const { text } = word;
  const faith = text.length >= 7 && endsLikeFaith(text) ? /^([a-z]{3,}?)(?:[aeou][ld]|u)d(?:ie|ee|i|y)ne?$/.exec(text) : null;
  return faith ? latin(`${faith[1]}uddin`) : word;
}

/** Asked first: most words end otherwise. */
const endsLikeFaith = (text: string): boolean => text.endsWith('n') || text.endsWith('ne');
