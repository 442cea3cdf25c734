import table from './words/han-readings.json' with { type: 'json' };

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digitValue = new Map([...digits].map((digit, value) => [digit, value]));
const syllables = table.syllables.split(' ');
const inNames = new Map(Object.entries(table.names));
const first = 0x4e00;
const last = 0x9fff;

/** Mandarin reading of one Han character in pinyin without tones, as names read it; empty when it has none. */
export function hanReading(char: string): string {
  const fixed = inNames.get(char);
  if (fixed !== undefined) return fixed;
  const point = char.codePointAt(0)!;
  if (point < first || point > last) return '';
  const at = 2 * (point - first);
  return syllables[64 * digitValue.get(table.packed[at]!)! + digitValue.get(table.packed[at + 1]!)!] ?? '';
}

/** Readings are rare and dialectal too; names are made of initials and finals of the standard language. */
const standard =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[iu]?a(?:ng?|i|o)?|[iu]?e(?:ng?|i|r)?|i(?:ng?|u|ong)?|o(?:ng|u)?|u(?:n|i|o)?)$/;
const known = new Set(syllables.filter((syllable) => standard.test(syllable)));
/** A syllable of pinyin: two different ones are two different names, where an older romanization of one might be the other. */
export const isPinyin = (word: string): boolean => known.has(word);

/** Letters that only pinyin puts together; `hasan` and `marina` are made of its syllables too. */
const chinese = /ng|zh|^x|^q(?!u?[aeo])|q[iu](?!s)|iao|uo|ian|uan/;

/** A Chinese given name written in one word: two or three syllables of pinyin (`jianhong`, `xiaoyan`). */
export function isPinyinName(word: string): boolean {
  return word.length >= 5 && chinese.test(word) && isSyllables(word, 3);
}

function isSyllables(word: string, most: number): boolean {
  if (known.has(word)) return true;
  if (most === 1) return false;
  for (let cut = Math.min(6, word.length - 1); cut >= 1; cut--) {
    if (known.has(word.slice(0, cut)) && isSyllables(word.slice(cut), most - 1)) return true;
  }
  return false;
}
