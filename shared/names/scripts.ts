export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'armenian'
  | 'georgian'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'thai'
  | 'kana'
  | 'han'
  | 'hangul'
  | 'digit'
  | 'other'
  | 'none';

/** Upper bound (exclusive) of each block of letters, in code point order; a small table beats a regular expression per letter. */
const blocks: readonly (readonly [number, number, Script])[] = [
  [0x30, 0x3a, 'digit'],
  [0x61, 0x7b, 'latin'],
  [0xaa, 0xab, 'latin'],
  [0xb5, 0xb6, 'greek'],
  [0xdf, 0xf7, 'latin'],
  [0xf8, 0x2b0, 'latin'],
  [0x370, 0x400, 'greek'],
  [0x400, 0x530, 'cyrillic'],
  [0x530, 0x588, 'armenian'],
  [0x590, 0x600, 'hebrew'],
  [0x620, 0x66a, 'arabic'],
  [0x66e, 0x6d4, 'arabic'],
  [0x6d5, 0x700, 'arabic'],
  [0x750, 0x780, 'arabic'],
  [0x8a0, 0x900, 'arabic'],
  [0x900, 0x964, 'devanagari'],
  [0xe01, 0xe50, 'thai'],
  [0x10a0, 0x1100, 'georgian'],
  [0x1e00, 0x1f00, 'latin'],
  [0x1f00, 0x2000, 'greek'],
  [0x2d00, 0x2d30, 'georgian'],
  [0x3005, 0x3008, 'han'],
  [0x3041, 0x3100, 'kana'],
  [0x3400, 0xa000, 'han'],
  [0xac00, 0xd7a4, 'hangul'],
  [0xf900, 0xfb00, 'han'],
  [0x20000, 0x32000, 'han'],
];

const letter = /\p{L}/u;
const digit = /\p{Nd}/u;

/** Script of one lower-case code point; `none` for what separates words. */
export function scriptOf(point: number): Script {
  if (point >= rememberedMax) return lookUp(point);
  remembered[point] ??= lookUp(point);
  return remembered[point];
}

/** Scripts of the alphabets, worked out when first asked for; Han and Hangul are found quickly enough. */
const rememberedMax = 0x2e00;
const remembered = new Array<Script | undefined>(rememberedMax);

function lookUp(point: number): Script {
  if (point < 0x80) return point >= 0x61 && point < 0x7b ? 'latin' : point >= 0x30 && point < 0x3a ? 'digit' : 'none';
  for (const [from, to, script] of blocks) if (point >= from && point < to) return known(point, script);
  const char = String.fromCodePoint(point);
  return letter.test(char) ? 'other' : digit.test(char) ? 'digit' : 'none';
}

/** Separators that lie inside the blocks (Japanese middle dot, Armenian and Hebrew punctuation). */
function known(point: number, script: Script): Script {
  if (point === 0x30fb || point === 0x5be || (point >= 0x55a && point <= 0x55f) || point === 0x37e || point === 0x387)
    return 'none';
  return script;
}
