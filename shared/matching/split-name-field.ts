/** Abbreviations with which one name stands for, behind or beside another; those of three letters also with dots. */
const abbreviations = 'c/o c/- t/a p/a d/b/a o/b/o f/k/a a/k/a n/k/a';
/** The same in words. */
const phrases =
  'care of|attn|attention|fao|dba|doing business as|trading as|operating as|obo|on behalf of|for the account of|aka|fka|nka|formerly known as|formerly|' +
  'also known as|also|notify party|ship to|deliver to|consignee|via|z\\.? ?hd\\.?|zu h(?:ae|ä)nden|a la atencion de|a la atención de|(?:à|a) l.attention de';

const dotted = abbreviations
  .split(' ')
  .map((letters) => letters.replace(/\//g, letters.length > 3 ? '\\s?[/.]\\s?' : '\\s?/\\s?'))
  .join('|');
const separators = new RegExp(
  `\\s*(?:[;|\\n\\r\\t℅]|\\s//?\\s|(?<=[\\p{L}\\d]{2})/(?=\\s)|(?<=\\s)/(?=[\\p{L}\\d]{2})|(?<![\\p{L}\\d])(?:${dotted})(?![\\p{L}\\d])[.:]?|` +
    `(?<![\\p{L}\\d])(?:${phrases})(?![\\p{L}\\d])\\s*[.:]?(?=\\s|$))\\s*`,
  'giu',
);
/** Only these words are also ordinary ones inside names; they split when punctuation shows that they separate. */
const soft = /^(?:also|via|formerly|attention|consignee)$/i;
/** Longest field looked at, in UTF-16 units. */
const fieldMax = 2000;

/**
 * The parts of a field that names more than one party. The whole field comes first where the sign between them also stands
 * inside names (`Import/Export`, `Army / Front`).
 */
export function splitNameField(text: string): string[] {
  const bounded = text.slice(0, fieldMax);
  const parts: string[] = [];
  let from = 0;
  let slashed = false;
  for (const found of bounded.matchAll(separators)) {
    if (isInsideName(found[0].trim(), bounded.slice(0, found.index))) continue;
    slashed ||= /^\s*\/+\s*$/.test(found[0]);
    parts.push(bounded.slice(from, found.index));
    from = found.index + found[0].length;
  }
  parts.push(bounded.slice(from));
  const clean = parts.map((part) => part.replace(/^[\s,.:()-]+|[\s,:(-]+$/g, '')).filter((part) => part !== '');
  if (clean.length === 0) return [text];
  const further = [...(clean.length === 1 ? halvesAtSlash(clean[0]!) : []), ...clean.flatMap(beforeAddress)];
  if (slashed) return [...new Set([bounded.trim(), ...clean, ...further])];
  return further.length > 0 ? [...new Set([...clean, ...further])] : clean;
}

/** Whether a line says that a name follows, also where nothing stands before it (`c/o …`). */
export const saysWho = (line: string): boolean =>
  [...line.slice(0, fieldMax).matchAll(separators)].some((found) => !isInsideName(found[0].trim(), line.slice(0, found.index)));

/** `Also Steel` is a name; `(also Steel)` and `, formerly Steel` name another. */
const isInsideName = (sign: string, before: string): boolean => soft.test(sign) && !/[(,]\s*$/.test(before);

/** What stands before a house number in a field that goes on with the address (`…, 78 Changshan Avenue`). */
function beforeAddress(text: string): string[] {
  const address = /,\s*(?:no\.?\s*)?\d{1,5}[a-z]?(?:[-/]\d+)?,?\s+\p{L}{3}/iu.exec(text);
  return address && address.index > 0 ? [text.slice(0, address.index).trim()] : [];
}

/** Two names of two words or more with a bare slash between them (`Hassan Wardian/Hassan Ali Wardian`); one word is a part of a name. */
function halvesAtSlash(text: string): string[] {
  const halves = text.split('/');
  const isName = (half: string): boolean => half.trim().split(/\s+/).length >= 2;
  return halves.length === 2 && halves.every(isName) ? halves.map((half) => half.trim()) : [];
}
