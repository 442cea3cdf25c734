import { isPinyin } from './han-reading.ts';
import { isRomanizedSyllable, pinyinOf } from './name-variants.ts';

/**
 * A given name of two or three syllables as another romanization joins them: Wade-Giles and Cantonese in pinyin (`kuo en` →
 * `guoen`), Korean after McCune-Reischauer and the North (`gwang seon` → `kwangson`); none when a word is no such syllable, or
 * the other system writes the same.
 */
export function otherRomanizations(syllables: readonly string[]): string[] {
  if (!syllables.every((text) => text.length <= 6 && (isPinyin(text) || isRomanizedSyllable(text)))) return [];
  const plain = syllables.join('');
  const all = [syllables.map(pinyinOf).join(''), northern(syllables)];
  return [...new Set(all)].filter((text) => text !== plain);
}

function northern(syllables: readonly string[]): string {
  const vowels = syllables.map((text) => text.replace('eo', 'o').replace('eu', 'u').replace('ui', 'i'));
  return vowels.join('').replace(/^[gdbj](?!j)/, (letter) => hard[letter]!);
}
const hard: Record<string, string> = { g: 'k', d: 't', b: 'p', j: 'ch' };
