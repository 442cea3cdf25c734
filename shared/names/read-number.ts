import type { Word } from './split-words.ts';
import table from './words/numbers.json' with { type: 'json' };

const ones = new Map(Object.entries(table.ones));
const tens = new Map(Object.entries(table.tens));
const ordinals = new Map(Object.entries(table.ordinals));
const roman = new Map(Object.entries(table.roman));

/** A number in figures, and in the names of companies, units and vessels also in words or Roman numerals; leading zeros mean nothing. */
export function readNumber(words: readonly Word[], at: number, organization: boolean): { text: string; words: number } | null {
  const text = words[at]!.text;
  if (text >= '0' && text < ':') return { text: text.replace(/^0+(?=.)/, ''), words: 1 };
  if (!organization || words[at]!.syllable) return null;
  const ten = tens.get(text);
  if (ten !== undefined) {
    const unit = ones.get(words[at + 1]?.text ?? '') ?? ordinals.get(words[at + 1]?.text ?? '');
    return unit !== undefined && unit > 0 && unit < 10 ? { text: String(ten + unit), words: 2 } : { text: String(ten), words: 1 };
  }
  const value = ones.get(text) ?? ordinals.get(text) ?? roman.get(text);
  return value === undefined ? null : { text: String(value), words: 1 };
}
