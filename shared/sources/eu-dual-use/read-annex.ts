import { resolveCountry } from '../../names/resolve-country.ts';

/** Annex I codes a text names: `3A001.a.7.`, `1C350`, `5A002.a.2`; normalized without the closing point. */
export const codesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\b(\d[A-E]\d{3}(?:\.[a-z0-9]+)*)/g)].map((found) => found[1] ?? '')),
];

/** Names that stand for several codes in Annex II. */
const several: Record<string, string[]> = {
  'China (including Hong Kong and Macao)': ['CN', 'HK', 'MO'],
  'Switzerland, including Liechtenstein': ['CH', 'LI'],
  'French overseas territories': ['BL', 'NC', 'PF', 'PM', 'TF', 'WF'],
  'Myanmar/Burma': ['MM'],
  Congo: ['CG'],
};

/** Destinations a list in Annex II names, as sorted codes, and the names no code was found for. */
export function destinationsIn(text: string): { codes: string[]; unknown: string[] } {
  let rest = text.trim().replace(/\(without prejudice.*?point 47.*?Protocol\), /s, ', ');
  const codes = new Set<string>();
  for (const [name, all] of Object.entries(several)) {
    const whole = new RegExp(`(^|, ?)${name.replace(/[()/]/g, '\\$&')}(?=,|\\.|;|$)`);
    if (!whole.test(rest)) continue;
    rest = rest.replace(whole, '$1');
    for (const code of all) codes.add(code);
  }
  const unknown: string[] = [];
  for (const name of rest.split(',').map((part) => part.replace(/[.;]/g, '').trim())) {
    const code = name === '' ? null : resolveCountry(name);
    if (code) codes.add(code);
    else if (name !== '') unknown.push(name);
  }
  return { codes: [...codes].sort(), unknown };
}
