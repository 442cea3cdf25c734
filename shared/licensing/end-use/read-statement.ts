import table from './tables/statement-words.json' with { type: 'json' };

/** Topics a statement can touch, as in the codes `end_use.<topic>`. */
export type Topic = keyof typeof table.topics;

export interface Touched {
  topic: Topic;
  /** The word of the table that was met, in its plain form. */
  word: string;
}

export const statementEdition = table.edition;

/**
 * The end uses of concern that a text names, each once, by own word lists. A word under a negation (`not for military use`) or
 * inside a harmless phrase (`nuclear magnetic resonance`) does not count. Absence proves nothing: a statement never clears.
 */
export function readStatement(text: string): Touched[] {
  const words = wordsOf(text.slice(0, statementMax));
  const covered = new Set<number>();
  for (let at = 0; at < words.length; at++) {
    for (const phrase of harmless.get(words[at] as string) ?? []) {
      if (startsAt(words, at, phrase)) for (let step = 0; step < phrase.length; step++) covered.add(at + step);
    }
  }
  const found = new Map<Topic, Touched>();
  for (let at = 0; at < words.length; at++) {
    if (covered.has(at)) continue;
    for (const { topic, phrase, word } of phrases.get(words[at] as string) ?? []) {
      if (!found.has(topic) && startsAt(words, at, phrase) && !isNegated(words, at)) found.set(topic, { topic, word });
    }
  }
  return [...found.values()];
}

/** True when the text says that the use is civil and names nothing of concern: an answer, as far as a statement is one. */
export const saysCivil = (text: string): boolean =>
  /\b(civil|civilian|commercial|zivil|civile?s?|гражданск\w*)(?![\p{L}])/iu.test(text) && readStatement(text).length === 0;

/** Longest statement read, characters; the wire contract allows less. */
const statementMax = 8_192;
/** A negation reaches this many words ahead, since `not intended for any military` is one. */
const negationReach = 5;

const startsAt = (words: string[], at: number, phrase: string[]): boolean =>
  phrase.every((word, step) => words[at + step] === word);

function isNegated(words: string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - negationReach), at);
  const stop = before.lastIndexOf('.');
  return before.slice(stop + 1).some((word) => negations.has(word));
}

/** Lower case without accents; Chinese characters one by one; a full stop or semicolon ends what a negation reaches. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’`]/g, '');
  return (
    plain
      .match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\d+\p{L}*|[.;!?\n]/gu)
      ?.map((word) => (/^[;!?\n]$/.test(word) ? '.' : word)) ?? []
  );
}

const negations = new Set(table.negations.flatMap(wordsOf));
const phrases = new Map<string, { topic: Topic; phrase: string[]; word: string }[]>();
const harmless = new Map<string, string[][]>();

for (const [topic, { words, unless }] of Object.entries(table.topics)) {
  for (const word of words) {
    const phrase = wordsOf(word);
    const [first] = phrase;
    if (first) phrases.set(first, [...(phrases.get(first) ?? []), { topic: topic as Topic, phrase, word }]);
  }
  for (const text of unless) {
    const phrase = wordsOf(text);
    const [first] = phrase;
    if (first) harmless.set(first, [...(harmless.get(first) ?? []), phrase]);
  }
}
