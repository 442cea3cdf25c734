/** Longest name looked at, in code points: the longest published name is under 250. */
const nameLengthMax = 256;
/** Combining marks kept per base letter: Vietnamese needs two, pointed Hebrew three. */
const marksMax = 4;

export interface CleanName {
  /** Lower-case, composed, without accents, invisible characters and apostrophes. */
  text: string;
  /** Something was cut: the name is longer than any real one. */
  truncated: boolean;
  /** Invisible or direction-changing characters, or half surrogates, were taken out. */
  hidden: boolean;
}

/**
 * First step of normalization: bounded before anything expands (one code point may become eighteen under NFKD), so that the
 * cost does not depend on what a stranger typed. Compatibility forms are resolved (Unicode NFKD), accents dropped, vowel signs
 * that are letters (Devanagari, Thai, kana voicing, Cyrillic short i) kept.
 */
export function cleanName(raw: string): CleanName {
  if (raw.length <= nameLengthMax && plain.test(raw)) {
    const lower = raw.toLowerCase();
    const text = plainApostrophe.test(lower) ? lower.replace(apostrophes, '') : lower;
    return { text, truncated: false, hidden: false };
  }
  if (raw.length <= nameLengthMax && composed.test(raw)) return { text: letterByLetter(raw), truncated: false, hidden: false };
  const capped = cap(raw);
  const visible = capped.text.replace(silentHeh, '').replace(invisible, '');
  const text = bare(visible);
  const longer = text.length > 2 * nameLengthMax;
  return {
    text: longer ? text.slice(0, 2 * nameLengthMax) : text,
    truncated: capped.truncated || longer,
    hidden: visible.length !== capped.text.replace(silentHeh, '').length,
  };
}

const plain = /^[\x20-\x7e]*$/;
const plainApostrophe = /['`]/;
/** Apostrophes, ayn and hamza signs inside words: written or not at the writer's pleasure. */
const apostrophes = /['`´ʹʺʼʻʾʿ’‘′＇ʽˈ]/g;
/** Latin and Cyrillic letters whole, and the quotes and dashes between them: each becomes the same whatever stands beside it, two signs at most. */
const composed = /^[\x20-\x7e\u00c0-\u024f\u0400-\u045f\u1e00-\u1eff\u2010-\u201f]*$/;
/** What such signs become, worked out when first met. */
const bareLetters = new Array<string | undefined>(0x2020);

function letterByLetter(raw: string): string {
  let out = '';
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    bareLetters[code] ??= bare(raw.charAt(at));
    out += bareLetters[code];
  }
  return out;
}

function bare(text: string): string {
  const letters = text.normalize('NFKD').toLowerCase().replace(accents, '');
  return letters.normalize('NFC').replace(apostrophes, '');
}

/** Every mark except those that are letters of their script. */
const accents = /(?<!\u0438)\u0306|(?![\u0306\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e4c\u3099\u309a])\p{M}/gu;
/** Zero-width, direction, soft hyphen, variation selectors, controls and lone surrogates. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points on purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A Persian heh that only carries the vowel before an ending (`خامنه‌ای`), told by the zero-width non-joiner after it. */
const silentHeh = /ه\u200c(?=ا)/g;
const isMark = /^\p{M}$/u;

function cap(raw: string): { text: string; truncated: boolean } {
  let out = '';
  let points = 0;
  let marks = 0;
  for (const char of raw) {
    if (points >= nameLengthMax) return { text: out, truncated: true };
    marks = char > '\u02ff' && isMark.test(char) ? marks + 1 : 0;
    if (marks > marksMax) return { text: out, truncated: true };
    out += char;
    points++;
  }
  return { text: out, truncated: false };
}
