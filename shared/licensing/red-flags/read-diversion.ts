import table from './tables/diversion-words.json' with { type: 'json' };

/** What a text says of a way around the destination: a phrase, or a place under embargo that is not the destination. */
export interface DiversionSign {
  phrase: string;
  /** Country the phrase names; null for phrases of concealment. */
  country: string | null;
}

/** Signs of diversion in free text (end-use statement, notes), each once. Text under `not` or `no` in the same sentence does not count. */
export function readDiversion(text: string, destination: string | null): DiversionSign[] {
  const sentences = text.slice(0, textMax).split(/[.;!?\n]+/);
  const plain = ` ${sentences.map(plainText).join(sentenceEnd)} `;
  const phrases = table.phrases
    .filter((phrase) => holds(plain, phrase) && !isExcluded(plain, phrase))
    .map((phrase): DiversionSign => ({ phrase, country: null }));
  const places = Object.entries(table.places)
    .filter(([country]) => country !== destination)
    .flatMap(([country, names]) => {
      const name = names.find((one) => holds(plain, one) && !isExcluded(plain, one));
      return name === undefined ? [] : [{ phrase: name, country }];
    });
  return [...phrases, ...places];
}

/** Longest text read, characters. */
const textMax = 8_192;
/** Words before a phrase turn it around within its sentence: `not to Cuba, Iran or Syria` is the usual undertaking. */
const sentenceEnd = ' | ';
const exclusions = /(?:^| )(not|no|never|neither|nor|excluding|except|nicht|keine?|ohne|ne|pas|sin|не|кроме)(?: |$)/;

function holds(plain: string, phrase: string): boolean {
  const wanted = plainText(phrase);
  return /[^\x20-\x7e]/.test(wanted) && !/\s/.test(wanted) && /\p{Script=Han}/u.test(wanted)
    ? plain.includes(wanted)
    : plain.includes(` ${wanted} `);
}

function isExcluded(plain: string, phrase: string): boolean {
  const at = plain.indexOf(` ${plainText(phrase)} `);
  return at >= 0 && exclusions.test(plain.slice(plain.lastIndexOf(sentenceEnd, at) + 1, at + 1));
}

const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
