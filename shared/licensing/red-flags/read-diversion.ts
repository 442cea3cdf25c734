import table from './tables/diversion-words.json' with { type: 'json' };

/** What a text says of a way around the destination: a phrase, or a place under embargo that is not the destination. */
export interface DiversionSign {
  phrase: string;
  /** Country the phrase names; null for phrases of concealment. */
  country: string | null;
}

/**
 * Signs of diversion in free text (end-use statement, notes), each phrase and each country once. What stands under `not` or `no` in
 * the same sentence does not count: `not to Cuba, Iran or Syria` is the usual undertaking.
 */
export function readDiversion(text: string, destination: string | null): DiversionSign[] {
  const sentences = text
    .slice(0, textMax)
    .split(/[.;!?\n]+/)
    .map((one) => ` ${plainText(one)} `);
  const found: DiversionSign[] = [];
  for (const { phrase, country, needle } of needles) {
    if (country !== null && (country === destination || found.some((one) => one.country === country))) continue;
    if (sentences.some((sentence) => says(sentence, needle))) found.push({ phrase, country });
  }
  return found;
}

/** Longest text read, characters. */
const textMax = 8_192;
/** Words that turn around what follows them in a sentence. */
const exclusions = /(?:^| )(not|no|never|neither|nor|excluding|except|nicht|keine?|ohne|ne|pas|sin|не|кроме)(?: |$)/;

function says(sentence: string, needle: string): boolean {
  const at = sentence.indexOf(needle);
  return at >= 0 && !exclusions.test(sentence.slice(0, at + 1));
}

const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whole words, but Chinese writes none. */
const needleOf = (phrase: string): string => (/\p{Script=Han}/u.test(phrase) ? plainText(phrase) : ` ${plainText(phrase)} `);
const needles = [
  ...table.phrases.map((phrase) => ({ phrase, country: null, needle: needleOf(phrase) })),
  ...Object.entries(table.places).flatMap(([country, names]) =>
    names.map((phrase) => ({ phrase, country, needle: needleOf(phrase) })),
  ),
];
