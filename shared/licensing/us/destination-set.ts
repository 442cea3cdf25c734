import { earUnArmsCountries } from '../embargoes/arms-embargoes.ts';
import type { Place } from './place.ts';

/** `yes`, `no`, or `null` when the law at hand does not say. */
export type Holds = boolean | null;

type Term = { add: boolean; test: (place: Place) => boolean; named: boolean };

interface DestinationSet {
  /** A chart column by itself: the cell decides. */
  column: string | null;
  terms: Term[];
  /** The text points to law that has to be read. */
  open: boolean;
}

/**
 * Destination predicates of the tables: a chart column (`NS1`), countries and groups added with `+` and taken away with `-`
 * (`AE+D:1+D:4+D:5-A:5`: a country added by name stays), `*` everywhere, `UN` Security Council arms embargoes, `!CWC` states
 * not party to the Chemical Weapons Convention, `?…` text that must be read (null everywhere).
 */
export function reaches(to: string, place: Place): Holds {
  const set = compile(to);
  if (set.column !== null) return place.marks.has(set.column);
  if (set.open) return null;
  if (set.terms.some((term) => term.add && term.named && term.test(place))) return !takenAway(set, place, true);
  if (!set.terms.some((term) => term.add && term.test(place))) return false;
  return !takenAway(set, place, false);
}

const takenAway = (set: DestinationSet, place: Place, onlyNamed: boolean): boolean =>
  set.terms.some((term) => !term.add && (!onlyNamed || term.named) && term.test(place));

/** True for a chart column: the cell decides. */
export const isColumn = (to: string): boolean => /^[A-Z]{2}[123]$/.test(to);

const compiled = new Map<string, DestinationSet>();

function compile(to: string): DestinationSet {
  const known = compiled.get(to);
  if (known) return known;
  const terms = [...to.matchAll(/([+-]?)([^+-]+)/g)].map((found) => termOf(found[1] !== '-', found[2] ?? ''));
  const set = { column: isColumn(to) ? to : null, terms, open: to.startsWith('?') };
  compiled.set(to, set);
  return set;
}

function termOf(add: boolean, word: string): Term {
  if (word === '*') return { add, named: false, test: () => true };
  if (isColumn(word)) return { add, named: false, test: (place) => place.marks.has(word) };
  if (word === 'UN') return { add, named: false, test: (place) => unArmsEmbargoes.has(place.country) };
  if (word === '!CWC') return { add, named: false, test: (place) => notInCwc.has(place.country) };
  if (word.includes(':') || word === 'B') return { add, named: false, test: (place) => place.groups.has(word) };
  return { add, named: true, test: (place) => place.country === word || place.from === word };
}

/** Destinations under a Security Council arms embargo, as 746.1(b)(2) names them. */
const unArmsEmbargoes: ReadonlySet<string> = new Set(earUnArmsCountries);

/** 745 Supp. 2 lists the parties; these are the destinations it does not list. */
const notInCwc = new Set(['EG', 'IL', 'KP', 'SS', 'TW']);
