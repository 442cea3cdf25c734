/** Revised Romanization by position in the syllable block (Unicode chapter 3.12 arithmetic); liaison between syllables is left out. */
const leads = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const tails = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

/** One Hangul syllable in Latin letters; the empty string for anything else. */
export function romanizeHangul(char: string): string {
  const index = char.codePointAt(0)! - 0xac00;
  if (index < 0 || index >= 11172) return '';
  const tail = index % 28;
  const vowel = ((index - tail) / 28) % 21;
  const lead = Math.floor(index / 588);
  return surnames.get(char) ?? `${leads[lead]}${vowels[vowel]}${tails[tail]}`;
}

/** Syllables that people do not write by rule in their own names. */
const surnames = new Map([
  ['김', 'kim'],
  ['이', 'lee'],
  ['박', 'park'],
  ['최', 'choi'],
  ['리', 'ri'],
  ['우', 'woo'],
  ['노', 'noh'],
  ['오', 'oh'],
]);
