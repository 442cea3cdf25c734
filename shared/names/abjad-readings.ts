/** Readings of one word at most. */
const readingsMax = 48;

/** Other ways to read letters of a word without vowels, each for all their occurrences: a pattern and what it becomes. */
const alternatives: readonly (readonly [RegExp, string])[] = [
  // Two letters that a romanization would take for one sound.
  [/(?<=[td])(?=[sz])/g, 'e'],
  [/(?<=[zstdkg])(?=h)/g, 'e'],
  // Iran, Turkey and Pakistan read th and dh as s and z.
  [/th|dh/g, 'z'],
  // French romanizations write ch for sh, Egyptian ones g for j.
  [/sh/g, 'ch'],
  [/zh/g, 'j'],
  [/j/g, 'g'],
  // Arabic has no p and no v, Hebrew one letter for p and f and one for b and v.
  [/b/g, 'p'],
  [/b/g, 'v'],
  [/f/g, 'v'],
  [/p/g, 'f'],
  // Thai consonants that change with their place.
  [/ph/g, 'p'],
  [/ph/g, 'b'],
  [/ch/g, 'j'],
  [/ch/g, 'sh'],
  [/ks/g, 'x'],
  // A vowel before s and another consonant that only Persian and Arabic need.
  [/^a(?=s)/g, ''],
  // A silent h before the ending of Persian names (`khamenei`).
  [/(?<=[lmnr])h(?=a)/g, ''],
  // French again: a c for an s before e and i.
  [/s(?=[ye]?$|y)/g, 'c'],
];

/**
 * Ways in which a word written without vowels may have been romanized, for looking it up by its consonants: every w after the
 * first letter is a consonant or a vowel, and some letters stand for several sounds.
 */
export function abjadReadings(text: string): string[] {
  let readings = withAndWithoutW(text);
  for (const [letters, sound] of alternatives) {
    const further = readings.map((reading) => reading.replace(letters, apart(sound)));
    if (further.every((reading, at) => reading === readings[at])) continue;
    readings = [...new Set([...readings, ...further])];
    if (readings.length >= readingsMax) return readings.slice(0, readingsMax);
  }
  return readings;
}

/** A vowel before the new sound, except at the beginning, keeps it from melting into its neighbour (`mrtdhy` → `mrtezy`). */
const apart =
  (sound: string) =>
  (_: string, at: number): string =>
    at === 0 || sound === 'e' || sound === '' ? sound : `e${sound}`;

function withAndWithoutW(text: string): string[] {
  let out = [text.charAt(0)];
  for (const letter of text.slice(1)) {
    const split = letter === 'w' && out.length < 8;
    out = out.flatMap((head) => (split ? [`${head}w`, `${head}u`] : [head + letter]));
  }
  return out;
}
