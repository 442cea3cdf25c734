/**
 * Compare form of a word: spellings of one sound made equal. Folding again after joining changes nothing that folding the
 * joined word would not: `fold(fold(a) + fold(b)) = fold(a + b)`, which keeps joined and split names equal.
 */
export function foldSpelling(word: string): string {
  if (word.length < 3 || !mayFold(word)) return word;
  return word
    .replace(/ph/g, 'f')
    .replace(/t+ch/g, 'ch')
    .replace(/(?:t+s+)+c?h/g, 'ch')
    .replace(/s+c?h/g, 'sh')
    .replace(/ks/g, 'x')
    .replace(/xs*c?h/g, 'xh')
    .replace(/c+x/g, 'x')
    .replace(/c+k/g, 'k')
    .replace(/d+(?:j|zh)/g, 'j');
}

/** Letters (a bit each, by the low five bits of their codes) behind which a rule has something to do, by the letter before. */
const foldsBefore = new Int32Array(128);
for (const [letter, next] of ['ph', 'ks', 'cx', 'ck', 'dj', 'dz', 'tc', 'ts', 'sc', 'xc', 'xs', 'ss'])
  foldsBefore[letter!.charCodeAt(0)]! |= 1 << next!.charCodeAt(0);

/** Whether any rule may have something to do: most words are told by one look at each letter. */
function mayFold(word: string): boolean {
  let wanted = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if ((wanted & (1 << code)) !== 0) return true;
    wanted = foldsBefore[code & 127]!;
  }
  return false;
}
