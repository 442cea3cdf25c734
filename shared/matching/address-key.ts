import type { Address } from '../model/party.ts';
import { cleanName } from '../names/clean-name.ts';
import { splitWords } from '../names/split-words.ts';

/** Words that come and go in one address. */
const fillers = new Set(
  'street st str road rd avenue ave av lane ln boulevard blvd building bldg block blk floor fl room rm suite ste unit apt apartment flat no number po box pob the of and near opp opposite district dist city province state county ul ulitsa house dom office off d prospekt pr prosp ave korpus str2 pereulok per shosse bulvar naberezhnaya calle c rue strasse via mahallesi mah cad cadde caddesi sok sokak sokagi'.split(
    ' ',
  ),
);
/** Fewer words than this, or no figure, is a town and not an address. */
const wordsMin = 3;

/**
 * A full address made comparable: its words and figures without fillers, sorted, with the country. Null when it is too vague
 * to be the address of one place (no figure, or fewer than three words).
 */
export function addressKey(address: Address): string | null {
  const text = [...address.lines, address.city ?? '', address.postalCode ?? ''].join(' ');
  const words = new Set<string>();
  for (const word of splitWords(cleanName(text).text).words) if (!fillers.has(word.text)) words.add(word.text);
  if (words.size < wordsMin || ![...words].some((word) => word >= '0' && word < ':')) return null;
  return `${address.country ?? ''} ${[...words].sort().join(' ')}`;
}
