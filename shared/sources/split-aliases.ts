// Pieces that belong to the name before the comma: `Htoo Wood Products Co., Ltd.`
const tail =
  /^(?:ltd|limited|inc|incorporated|llc|l\.l\.c|llp|co|corp|corporation|company|gmbh|ag|s\.?a|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|plc|pte|pvt|pty|jsc|pjsc|cjsc|ojsc|ooo|oao|zao|jr|sr|ii|iii)\b\.?(?:\s*\(?(?:ltd|limited)\)?\.?)?$/i;
// `Belarusian: … ; Russian: …`
const language = /^(?:[A-Z][a-z]+(?: [a-z]+)?): /;

/** Several names in one cell, cut at commas and semicolons but not inside brackets, quotes or before a legal form. */
export function splitAliases(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if (char === '(' || char === '«' || char === '“') depth += 1;
    else if (char === ')' || char === '»' || char === '”') depth = Math.max(0, depth - 1);
    else if (i === text.length || (depth === 0 && (char === ',' || char === ';'))) {
      pieces.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  const names: string[] = [];
  for (const piece of pieces) {
    if (piece === '') continue;
    if (tail.test(piece) && names.length > 0) names[names.length - 1] += `, ${piece}`;
    else names.push(piece.replace(language, ''));
  }
  return names;
}
