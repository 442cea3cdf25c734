import type { Random } from './random.ts';

/** One way a listed name is written by somebody who does not copy it; null when it does not apply to the name. */
export type Mutation = (name: string, random: Random) => string | null;

const letters = 'abcdefghijklmnopqrstuvwxyz';
const neighbours: Record<string, string> = {
  a: 'sqwz',
  b: 'vghn',
  c: 'xdfv',
  d: 'serfcx',
  e: 'wrd',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  i: 'uok',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  m: 'njk',
  n: 'bhjm',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'awedxz',
  t: 'ryg',
  u: 'yij',
  v: 'cfgb',
  w: 'qes',
  x: 'zsdc',
  y: 'tuh',
  z: 'asx',
};
/** Other spellings of the same sounds, tried in every token. */
const respellings: readonly (readonly [RegExp, string])[] = [
  [/ou/g, 'u'],
  [/oo/g, 'u'],
  [/ee/g, 'i'],
  [/kh/g, 'h'],
  [/q/g, 'k'],
  [/ph/g, 'f'],
  [/y$/g, 'i'],
  [/iy$/g, 'y'],
  [/ey$/g, 'ei'],
  [/v/g, 'w'],
  [/dh/g, 'd'],
  [/gh/g, 'g'],
  [/zh/g, 'j'],
  [/ts/g, 'c'],
  [/c(?=[aou])/g, 'k'],
  [/x/g, 'ks'],
  [/([bdfglmnprst])\1/g, '$1'],
  [/u/g, 'oo'],
  [/e(?=.)/g, 'i'],
  [/o(?=.)/g, 'u'],
  [/i(?=.)/g, 'e'],
  [/k/g, 'q'],
  [/s(?=.)/g, 'ss'],
  [/yu/g, 'iu'],
  [/ya/g, 'ia'],
];

const words = (name: string): string[] => name.replace(/,/g, '').split(/\s+/).filter(Boolean);
const isWord = (word: string): boolean => /^[a-z]{4,}$/i.test(word);

/** The mutations, by name; those for companies expect a company's name. */
export const mutations = {
  exact: (name) => name,
  case: (name) => name.toLowerCase(),
  order: (name, random) => shuffled(words(name), random),
  accents: (name, random) =>
    /[aeiou]/i.test(name) ? name.replace(/[aeiou]/i, (vowel) => `${vowel}${random.pick(['\u0301', '\u0308', '\u0302'])}`) : null,
  spacing: (name) => name.replace(/,?\s+/g, '  ').replace(/-/g, ' '),
  typo: (name, random) => onOneWord(name, random, (word) => typo(word, random)),
  twoTypos: (name, random) => {
    const once = onOneWord(name, random, (word) => typo(word, random));
    return once === null ? null : onOneWord(once, random, (word) => typo(word, random));
  },
  initial: (name, random) => {
    const all = words(name);
    if (all.length < 3) return null;
    const at = 1 + random.int(all.length - 1);
    return all.map((word, place) => (place === at ? `${word[0]}.` : word)).join(' ');
  },
  dropped: (name, random) => {
    const all = words(name);
    if (all.length < 3) return null;
    const at = 1 + random.int(all.length - 1);
    return all.filter((_, place) => place !== at).join(' ');
  },
  added: (name, random) => `${words(name).join(' ')} ${random.pick(['Ivan', 'Carlos', 'Ahmad', 'Marie', 'Lee'])}`,
  respeltOne: (name, random) => onOneWord(name, random, (word) => respell(word, random)),
  respeltAll: (name, random) =>
    words(name)
      .map((word) => (isWord(word) ? respell(word, random) : word))
      .join(' '),
  joined: (name, random) => {
    const all = words(name);
    if (all.length < 2) return null;
    const at = random.int(all.length - 1);
    return [...all.slice(0, at), all[at]! + all[at + 1]!, ...all.slice(at + 2)].join(' ');
  },
  split: (name, random) =>
    onOneWord(name, random, (word) =>
      word.length < 6 ? null : `${word.slice(0, word.length >> 1)} ${word.slice(word.length >> 1)}`,
    ),
  honorific: (name, random) => `${random.pick(['Mr', 'Dr.', 'Gen.', 'Prof', 'Mrs.'])} ${words(name).join(' ')}`,
} as const satisfies Record<string, Mutation>;

const legal =
  /,?\s+(?:co\.?,? ltd\.?|ltd\.?|limited|llc|l\.l\.c\.?|inc\.?|corp\.?|corporation|gmbh|jsc|ojsc|ooo|oao|s\.a\.|sa|company|co\.)$/i;

/** Those that speak of legal forms and company words. */
export const companyMutations = {
  formDropped: (name) => (legal.test(name) ? name.replace(legal, '') : null),
  formMoved: (name) => {
    const form = legal.exec(name)?.[0];
    return form ? `${form.replace(/^[,\s]+/, '')} ${name.replace(legal, '')}` : null;
  },
  formOther: (name, random) =>
    legal.test(name) ? name.replace(legal, ` ${random.pick(['LLC', 'Ltd', 'Inc.', 'GmbH', 'S.A.', 'JSC'])}`) : null,
  abbreviated: (name) => {
    const short = name
      .replace(/technolog(?:y|ies)/i, 'Tech')
      .replace(/international/i, 'Intl')
      .replace(/electronics?/i, 'Elec')
      .replace(/services/i, 'Svcs')
      .replace(/company/i, 'Co')
      .replace(/group/i, 'Grp')
      .replace(/industr(?:y|ies)/i, 'Ind');
    return short === name ? null : short;
  },
} as const satisfies Record<string, Mutation>;

function shuffled(all: readonly string[], random: Random): string | null {
  if (all.length < 2) return null;
  const out = [...all];
  for (let at = out.length - 1; at > 0; at--) {
    const other = random.int(at + 1);
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out.join(' ');
}

function onOneWord(name: string, random: Random, change: (word: string) => string | null): string | null {
  const all = words(name);
  const places = all.map((_, at) => at).filter((at) => isWord(all[at]!));
  if (places.length === 0) return null;
  const at = random.pick(places);
  const changed = change(all[at]!);
  return changed === null || changed === all[at] ? null : all.map((word, place) => (place === at ? changed : word)).join(' ');
}

/** One slip of the finger: a neighbouring key, a letter lost, doubled or added, two letters swapped. */
function typo(word: string, random: Random): string {
  const at = random.int(word.length);
  const letter = word[at]!.toLowerCase();
  const kind = random.int(5);
  if (kind === 0) return word.slice(0, at) + random.pick([...(neighbours[letter] ?? letters)]) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 3) return word.slice(0, at) + random.pick([...letters]) + word.slice(at);
  return at + 1 < word.length ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2) : word.slice(0, -1);
}

/** One rule of spelling applied, a different one if the first finds nothing. */
function respell(word: string, random: Random): string {
  const lower = word.toLowerCase();
  for (let tries = 0; tries < 12; tries++) {
    const [from, to] = random.pick(respellings);
    const changed = lower.replace(from, to);
    if (changed !== lower) return changed;
  }
  return lower;
}
