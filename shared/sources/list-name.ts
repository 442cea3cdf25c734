import type { ListName, NameStrength } from '../model/list-entry.ts';

// ISO 15924 codes of the scripts official lists are written in beside Latin. Kana decides for Japanese before Han does.
const scripts = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Jpan', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Kore', /\p{Script=Hangul}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Geor', /\p{Script=Georgian}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Mymr', /\p{Script=Myanmar}/u],
  ['Deva', /\p{Script=Devanagari}/u],
  ['Beng', /\p{Script=Bengali}/u],
  ['Ethi', /\p{Script=Ethiopic}/u],
] as const;
const otherLetters = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;
const plain = /^[ -\u024f\u1e00-\u1eff\u2000-\u206f]*$/;

/** A name as listed, with its script. `parts` when the list keeps first and last name apart. */
export function listName(value: string, strength: NameStrength, parts: ListName['parts'] = null): ListName {
  return { value, strength, script: scriptOf(value), parts };
}

/** ISO 15924 code of the first script found beside Latin; `Zyyy` for a script nobody listed here; null for Latin. */
function scriptOf(text: string): string | null {
  if (plain.test(text)) return null;
  for (const [code, pattern] of scripts) if (pattern.test(text)) return code;
  return otherLetters.test(text) ? 'Zyyy' : null;
}
