/**
 * A Thai word in the order in which it is spoken, still in Thai letters: silenced consonants left out, vowels written before
 * their consonant put behind it, the silent h of a low consonant dropped (Royal Thai General System of Transcription, 1999).
 */
export const readThai = (word: string): string =>
  word
    .replace(/[\u0e01-\u0e2e][\u0e34\u0e38]?\u0e4c/g, '')
    .replace(/([\u0e40-\u0e44])([\u0e01-\u0e2e])/g, '$2$1')
    .replace(/^\u0e2b(?=[\u0e07\u0e0d\u0e19\u0e21\u0e22\u0e23\u0e25\u0e27])/, '')
    .replace(/^\u0e2d(?![\u0e30-\u0e3a\u0e40-\u0e44])/, '\u0e30');
