import { canonicalJson } from '../decisions/canonical-json.ts';
import type { LawTables } from '../licensing/law-tables.ts';
import type { StoredOrder } from './party-segment.ts';

/** Which orders a change of law can touch. */
export interface LawReach {
  /** A part changed whose reach is not known: every order. */
  everything: boolean;
  countries: ReadonlySet<string>;
  /** Control entries, for example `5A002`. */
  codes: ReadonlySet<string>;
}

type Rows = Record<string, unknown>;

/** Compares two editions of the law cell by cell: a changed chart row reaches its country, a changed entry its items. */
export function lawReach(before: LawTables, after: LawTables): LawReach {
  const us = parts(before.us, after.us, ['chart', 'entries', 'groups', 'inherits', ...stamps]);
  const eu = parts(before.eu, after.eu, ['entries', ...stamps]);
  const countries = new Set([
    ...changedKeys(before.us.chart, after.us.chart),
    ...changedKeys(before.us.inherits, after.us.inherits),
    ...changedMembers(before.us.groups, after.us.groups),
  ]);
  for (const [heir, { from }] of Object.entries(after.us.inherits)) if (countries.has(from)) countries.add(heir);
  const codes = new Set([
    ...changedKeys(before.us.entries, after.us.entries),
    ...changedKeys(before.eu.entries, after.eu.entries).map((code) => code.slice(0, entryLength)),
  ]);
  return { everything: us || eu, countries, codes };
}

/** True when the change can touch this order. */
export function reachesOrder(reach: LawReach, order: StoredOrder): boolean {
  if (reach.everything) return true;
  const places = [order.destination, order.shipFrom, ...order.via];
  if (places.some((country) => country !== null && reach.countries.has(country))) return true;
  return order.codes.some((code) => reach.codes.has(code.slice(0, entryLength)));
}

/** `5A002.a` and `5A002a` belong to entry `5A002`. */
const entryLength = 5;
/** Say when and where, not what. */
const stamps = ['edition', 'stamps', 'kind', 'format'];

/** True when any part beside those told apart differs. */
function parts(before: object, after: object, known: readonly string[]): boolean {
  const rest = (law: object) => canonicalJson(Object.fromEntries(Object.entries(law).filter(([part]) => !known.includes(part))));
  return rest(before) !== rest(after);
}

function changedKeys(before: Rows, after: Rows): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => canonicalJson(before[key] ?? null) !== canonicalJson(after[key] ?? null));
}

function changedMembers(before: Record<string, string[]>, after: Record<string, string[]>): string[] {
  return changedKeys(before, after).flatMap((group) => {
    const [was, is] = [before[group] ?? [], after[group] ?? []];
    return [...was.filter((one) => !is.includes(one)), ...is.filter((one) => !was.includes(one))];
  });
}
