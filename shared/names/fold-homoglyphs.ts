import { type Script, scriptOf } from './scripts.ts';
import letters from './words/letters.json' with { type: 'json' };

/** Look-alikes of the Latin block that stand for Cyrillic letters. */
const kra = ['ĸ', 'к'] as const;
const homoglyphs = Object.entries(letters.homoglyphs);
const toLatin = new Map(homoglyphs);
const intoScript = (script: Script): Map<string, string> =>
  new Map(homoglyphs.filter(([from]) => scriptOf(from.codePointAt(0)!) === script).map(([from, to]) => [to, from]));
const foreignTables = {
  cyrillic: intoScript('cyrillic').set(...kra),
  greek: intoScript('greek'),
  armenian: intoScript('armenian'),
};

/**
 * A word that mixes Latin with look-alike Cyrillic, Greek or Armenian letters, written in one script: the one most of its
 * letters have (Unicode Technical Standard 39 calls such words mixed-script confusables). Other words come back unchanged.
 */
export function foldHomoglyphs(word: string): string {
  let latin = 0;
  const foreign = { cyrillic: 0, greek: 0, armenian: 0 };
  for (const char of word) {
    const script = scriptOf(char.codePointAt(0)!);
    if (script === 'latin') latin++;
    else if (script === 'cyrillic' || script === 'greek' || script === 'armenian') foreign[script]++;
  }
  if (latin === 0 || foreign.cyrillic + foreign.greek + foreign.armenian === 0) return word;
  const [script, count] = Object.entries(foreign).sort((a, b) => b[1] - a[1])[0] as [keyof typeof foreign, number];
  const table = latin >= count ? toLatin : foreignTables[script];
  return [...word].map((char) => table.get(char) ?? char).join('');
}
