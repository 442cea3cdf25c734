import { scriptOf } from './scripts.ts';
import letters from './words/letters.json' with { type: 'json' };

const toLatin = new Map(Object.entries(letters.homoglyphs));
const toCyrillic = new Map(
  Object.entries(letters.homoglyphs)
    .filter(([from]) => from >= '\u0400')
    .map(([from, to]) => [to, from]),
);

/**
 * A word that mixes Latin with look-alike Cyrillic, Greek or Armenian letters, written in one script: the one most of its
 * letters have (Unicode Technical Standard 39 calls such words mixed-script confusables). Other words come back unchanged.
 */
export function foldHomoglyphs(word: string): string {
  let latin = 0;
  let foreign = 0;
  for (const char of word) {
    const script = scriptOf(char.codePointAt(0)!);
    if (script === 'latin') latin++;
    else if (script === 'cyrillic' || script === 'greek' || script === 'armenian') foreign++;
  }
  if (latin === 0 || foreign === 0) return word;
  const table = latin >= foreign ? toLatin : toCyrillic;
  return [...word].map((char) => table.get(char) ?? char).join('');
}
