import type { EuLaw, UsLaw } from '../model/law.ts';
import { wordsOf } from './words-of.ts';

/** Both control lists of one edition. */
export interface Lists {
  us: UsLaw;
  eu: EuLaw;
}

/** One sentence of a list: an entry's title, or one item paragraph. */
export interface Passage {
  list: 'US' | 'EU';
  code: string;
  /** Item paragraph, `a.7`; empty for the title. */
  paragraph: string;
  text: string;
  words: number;
}

export interface WordIndex {
  passages: Passage[];
  /** Word to the passages it stands in. */
  postings: Map<string, number[]>;
}

const built = new WeakMap<Lists, WordIndex>();

/** Words of both lists, built at first use and kept with the tables. */
export function wordIndex(law: Lists): WordIndex {
  const index = built.get(law) ?? build(law);
  built.set(law, index);
  return index;
}

function build(law: Lists): WordIndex {
  const index: WordIndex = { passages: [], postings: new Map() };
  for (const [code, { title }] of Object.entries(law.us.entries)) addEntry(index, 'US', code, title, law.us.texts?.[code]);
  for (const [code, { title }] of Object.entries(law.eu.entries)) addEntry(index, 'EU', code, title, law.eu.texts?.[code]);
  return index;
}

function addEntry(index: WordIndex, list: Passage['list'], code: string, title: string, texts: string[] = []): void {
  add(index, { list, code, paragraph: '', text: title, words: 0 });
  for (const text of texts) {
    const found = /^([a-z](?:\.[a-z0-9]+)*)\.? (.*)$/s.exec(text);
    if (found?.[1] && found[2]) add(index, { list, code, paragraph: found[1], text: found[2], words: 0 });
  }
}

function add(index: WordIndex, passage: Passage): void {
  const words = new Set(wordsOf(passage.text));
  const position = index.passages.push({ ...passage, words: words.size }) - 1;
  for (const word of words) {
    const posting = index.postings.get(word);
    if (posting) posting.push(position);
    else index.postings.set(word, [position]);
  }
}
