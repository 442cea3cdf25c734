import table from './words/abjad-words.json' with { type: 'json' };

/** A stretch of a word written without vowels: letters still to be romanized, or the Latin word that it always becomes. */
export type AbjadPart = { letters: string } | { latin: string };

const byWord = (words: Record<string, readonly string[]>): Map<string, string> =>
  new Map(Object.entries(words).flatMap(([word, spellings]) => spellings.map((spelling) => [spelling, word])));
const latinWords = byWord(table.words);
/** Words that say what a company does; in a person's name they are names. */
const companyWords = byWord(table.companyWords);
const names = new Set(table.names.split(' '));

/**
 * One word of Arabic writing, cut as Latin lists cut it: the article and the conjunction before it, servant-of compounds,
 * `abu` written on, names written together (`محمدرضا`, `بشارالاسد`), and words that have a fixed Latin form. Letters that
 * writers exchange (ى ي, ک ك, ة ه, hamza carriers, tatweel) are made one first.
 */
export function readAbjad(raw: string, organization: boolean): AbjadPart[] {
  const word = unify(raw);
  const known = (organization ? companyWords.get(word) : undefined) ?? latinWords.get(word);
  if (known !== undefined) return [{ latin: known }];
  return splitCompound(word, organization) ?? [{ letters: vocalAyn(word) }];
}

/** One letter for each sound that several letters write; Unicode decomposition has parted hamza and madda already. */
const unify = (word: string): string =>
  word
    .replace(/[ىیےې]/g, 'ي')
    .replace(/[کڪ]/g, 'ك')
    .replace(/[ةۀہھە]/g, 'ه')
    .replace(/ٱ/g, 'ا')
    .replace(/[ءـ]/g, '');

/** An ayn at the beginning carries a vowel that Latin writes. */
const vocalAyn = (word: string): string => (word.startsWith('ع') ? `ا${word.slice(1)}` : word);

function splitCompound(word: string, organization: boolean): AbjadPart[] | null {
  if (/^(?:ال|ل)?له$/.test(word)) return [{ letters: 'الله' }];
  if (/^(?:ال)?لهي$/.test(word)) return [{ letters: 'اللهي' }];
  const family = /^عبدالله((?:ي|پ|ز|ن).*)$/.exec(word);
  if (family) return [{ letters: `ابداله${family[1]}` }];
  const servant = /^عبد(?:ال)?(?=.{2})/.exec(word);
  if (servant) return [{ letters: 'ابد' }, ...behindArticle(word.slice(servant[0].length), organization)];
  const ofGod = /^(.{2,}?)ا?(الله|اللهي)$/.exec(word);
  if (ofGod) return [{ letters: vocalAyn(ofGod[1]!) }, { letters: ofGod[2]! }];
  const faith = /^(.{2,})الدين$/.exec(word);
  if (faith) return [{ letters: vocalAyn(faith[1]!) }, { latin: 'al' }, { letters: 'دين' }];
  const son = /^بن(.{3,})$/.exec(word);
  if (son && names.has(son[1]!)) return [{ latin: 'bin' }, { letters: vocalAyn(son[1]!) }];
  return splitArticle(word, organization) ?? splitFather(word, organization) ?? namesTogether(word, organization);
}

/** `الحسن`, and with `and`, `in` and `for` written on: `والحسن`, `بالدم`, `للتجاره`. */
function splitArticle(word: string, organization: boolean): AbjadPart[] | null {
  const found = /^(?:ال(.{2,})|لل(.{3,})|[وب]ال(.{3,}))$/.exec(word);
  if (!found) return null;
  const and = word.startsWith('و') ? [{ latin: 'and' }] : [];
  return [...and, { latin: 'al' }, ...behindArticle((found[1] ?? found[2] ?? found[3])!, organization)];
}

/** What follows an article has none of its own. */
function behindArticle(word: string, organization: boolean): AbjadPart[] {
  return word.startsWith('ال') && !word.startsWith('الله')
    ? [{ letters: word }]
    : word.length < 3
      ? [{ letters: word === 'له' || word === 'لله' ? 'الله' : vocalAyn(word) }]
      : readAbjad(word, organization);
}

/** `ابوغيث`, `ابوالفضل`. */
function splitFather(word: string, organization: boolean): AbjadPart[] | null {
  const found = /^ابو(ال)?(.{3,})$/.exec(word);
  if (!found) return null;
  return [{ latin: 'abu' }, ...(found[1] ? [{ latin: 'al' }] : []), ...behindArticle(found[2]!, organization)];
}

/** Names without the spaces between them: known ones, or a known one before a rest of four letters. */
function namesTogether(word: string, organization: boolean): AbjadPart[] | null {
  if (names.has(word) || word.length < 5) return null;
  for (let cut = word.length - 2; cut >= 2; cut--) {
    const first = word.slice(0, cut);
    const rest = word.slice(cut);
    if (!names.has(first)) continue;
    if (names.has(rest)) return [{ letters: vocalAyn(first) }, { letters: vocalAyn(rest) }];
    // `احمدی‌نژاد` is made of `احمدی`.
    if (rest.length >= 4 && first.length >= 3 && !rest.startsWith('ي'))
      return [{ letters: vocalAyn(first) }, ...readAbjad(rest, organization)];
  }
  return null;
}
