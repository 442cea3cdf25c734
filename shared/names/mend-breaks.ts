import { isBusinessWord } from './generic-words.ts';
import { formWords } from './legal-forms.ts';
import type { Word } from './split-words.ts';

/** Shortest part of a word taken apart, and shortest word looked into. */
const [partMin, wordMin] = [3, 7];
const linking = new Set(['and', 'of', 'for']);
/** Words of business that no language writes onto the name before them; `export`, `bank` and `technology` it does. */
const standAlone = new Set(
  (
    'shipping trading foundation international investment investments logistics engineering construction contracting development ' +
    'services industries industrial enterprise enterprises holding holdings manufacturing organization organisation institute university consulting'
  ).split(' '),
);

const linkingStart = /^(?:and|of|for)/;
/** Last three letters of the words that may be the second of two. */
const endings = new Set([...linking, ...standAlone, ...formWords].map((word) => word.slice(-3)));

/**
 * The words of a company's name with the spaces where they belong around words of business and law: `LIM ITED` is one word,
 * `liabilitycompany`, `tradingand` and `myongdokshipping` are two. Other words stay as they are written.
 */
export function mendBreaks(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1];
    if (next && isBroken(word, next)) {
      out.push({ ...word, text: word.text + next.text });
      at++;
    } else out.push(...takenApart(word));
  }
  return out;
}

const isPlain = (word: Word): boolean => !word.abjad && !word.syllable;
/** Two halves of a word of law or business, neither of which is one. */
function isBroken(word: Word, next: Word): boolean {
  if (!isPlain(word) || !isPlain(next) || word.text.length < 2 || next.text.length < 2) return false;
  const whole = word.text + next.text;
  if (whole.length < wordMin - 1 || (!formWords.has(whole) && !isBusinessWord(whole))) return false;
  return ![word.text, next.text].some((half) => formWords.has(half) || isBusinessWord(half));
}

function takenApart(word: Word): Word[] {
  const { text } = word;
  if (text.length < wordMin || !isPlain(word) || !mayHaveSeam(text) || formWords.has(text) || isBusinessWord(text)) return [word];
  for (let cut = 2; cut <= text.length - 2; cut++) {
    const [head, tail] = [text.slice(0, cut), text.slice(cut)];
    if (!isSeam(head, tail)) continue;
    return [
      { ...word, text: head },
      { ...word, text: tail },
    ];
  }
  return [word];
}

/** Asked first, and cheap: whether a word ends like one that stands apart, or begins or ends with one that links. */
const mayHaveSeam = (text: string): boolean => endings.has(text.slice(-3)) || text.endsWith('of') || linkingStart.test(text);

function isSeam(head: string, tail: string): boolean {
  if (linking.has(head) || linking.has(tail)) return isBusinessWord(linking.has(head) ? tail : head);
  if (head.length < partMin || tail.length < partMin) return false;
  return formWords.has(tail) ? formWords.has(head) : standAlone.has(tail);
}
