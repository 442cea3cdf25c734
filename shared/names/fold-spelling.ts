/**
 * Compare form of a word: spellings of one sound made equal. Folding again after joining changes nothing that folding the
 * joined word would not: `fold(fold(a) + fold(b)) = fold(a + b)`, which keeps joined and split names equal.
 */
export function foldSpelling(word: string): string {
  if (word.length < 3) return word;
  return word
    .replace(/ph/g, 'f')
    .replace(/ks/g, 'x')
    .replace(/c+x/g, 'x')
    .replace(/c+k/g, 'k')
    .replace(/d+(?:j|zh)/g, 'j')
    .replace(/t+ch/g, 'ch');
}
