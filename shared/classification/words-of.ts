/** Words that tell nothing on a control list. */
const common = new Set(
  'a an the and or of for in on to with by as at from that this which any all having having following follows list items item controlled control see not other than its their be is are use used uses using usable capable designed specially modified components component parts part accessories attachments equipment systems system goods commodities therefor e.g. i.e. g etc more less greater equal following etc'.split(
    ' ',
  ),
);

/** Content words of a text, lower case, plural endings off; a number keeps its unit next to it. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !common.has(word))
    .map(stem);
}

/** Light stemming: `routers` and `router`, `encrypted` and `encryption` meet. */
function stem(word: string): string {
  return word
    .replace(/(?:ations?|ating|ated|ates?)$/, 'at')
    .replace(/(?:ptions?|pted|pting|pts?)$/, 'pt')
    .replace(/ies$/, 'y')
    .replace(/(?:ings?|ed)$/, '')
    .replace(/([^s])s$/, '$1');
}
