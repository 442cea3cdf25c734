import type { EccnEntry } from '../../model/law.ts';

/**
 * Whether an entry has the item paragraph that an order states: false only where the entry's paragraphs are known and the stated
 * one lies beyond them. A letter inside the range counts as there, since a text may run two paragraphs together. The 600 series
 * and 9x515 keep letters in reserve and are not checked.
 */
export function hasParagraph(code: string, { paragraphs }: EccnEntry, path: readonly string[]): boolean {
  const [letter, number] = path;
  if (letter === undefined || paragraphs === undefined || /^\d[A-E](?:6|515)/.test(code)) return true;
  const known = new Map(paragraphs.split(' ').map((one) => [one.charAt(0), Number(one.slice(1) || 0)]));
  const highest = known.get(letter);
  if (highest === undefined) {
    const last = [...known.keys()].filter((one) => one < 'x').at(-1) ?? '';
    return letter.length === 1 && letter < last;
  }
  return highest === 0 || number === undefined || !/^\d+$/.test(number) || Number(number) <= highest;
}
