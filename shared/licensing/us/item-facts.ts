import type { Item } from '../../model/item.ts';
import type { UsLaw } from '../../model/law.ts';
import { own } from '../../model/own.ts';
import type { Holds } from './destination-set.ts';
import { reachesPath } from './item-scope.ts';
import { readEccn } from './read-eccn.ts';

/** What an item's attributes say about a condition, and which attributes would decide it. */
export interface FactAnswer {
  holds: Holds;
  missing: string[];
}

/**
 * Conditions of the tables: terms joined by `|` (any) or `&` (all). `rangeKm>=300` compares a number; `civilTelecom` is a yes-or-no
 * attribute; `!civilTelecom` an exclusion, which holds until the attribute says otherwise (who claims an exclusion shows it);
 * `?aerosolDispensing` counts only when stated; `meets:7A103` is the attribute `meets7A103`; `for:0A501.y` compares `forEccn`;
 * `reason:MT` asks whether the entry in `forEccn` is controlled for that reason; `3A001#6` is an attribute of that name.
 */
export function holds(condition: string, item: Item, law: UsLaw): FactAnswer {
  const any = condition.includes('|');
  const answers = condition.split(/[|&]/).map((term) => termHolds(term, item, law));
  const decided = answers.find((answer) => answer.holds === any);
  if (decided) return { holds: any, missing: [] };
  const open = answers.filter((answer) => answer.holds === null);
  return open.length > 0 ? { holds: null, missing: open.flatMap((answer) => answer.missing) } : { holds: !any, missing: [] };
}

function termHolds(term: string, item: Item, law: UsLaw): FactAnswer {
  if (term.startsWith('!')) return known(termHolds(term.slice(1), item, law).holds !== true);
  if (term.startsWith('?')) return known(termHolds(term.slice(1), item, law).holds === true);
  const compared = /^(\w+)(>=|<=|>|<)([\d.]+)$/.exec(term);
  if (compared?.[1] && compared[2] && compared[3])
    return compare(told(item, compared[1]), compared[1], compared[2], Number(compared[3]));
  if (term.startsWith('for:')) return servesAny(term.slice(4).split(','), item);
  if (term.startsWith('reason:')) return servedReason(term.slice(7), item, law);
  const name = term.startsWith('meets:') ? `meets${term.slice(6)}` : term;
  const value = told(item, name);
  return typeof value === 'boolean' ? known(value) : { holds: null, missing: [name] };
}

/** A fact under its own name, or one of those that catalogues use for it. */
function told(item: Item, name: string): Item['attributes'][string] | undefined {
  const value = item.attributes[name];
  if (value !== undefined && value !== null) return value;
  return alsoCalled[name]?.map((other) => item.attributes[other]).find((one) => one !== undefined && one !== null);
}

const alsoCalled: Record<string, readonly string[]> = {
  rangeKm: ['maxRangeKm', 'maximumRangeKm'],
  barrelLengthInches: ['barrelLengthIn', 'barrelInches'],
  frameRateHz: ['frameRate', 'maxFrameRateHz'],
  fpaElements: ['focalPlaneArrayElements', 'detectorElements'],
  embeddedInCivilProduct: ['embeddedInCivil', 'inCivilProduct'],
  civilTelecom: ['civilTelecommunications', 'civilTelecomUse'],
  fingerprintEquipment: ['forFingerprintEquipment'],
};

const known = (value: boolean): FactAnswer => ({ holds: value, missing: [] });

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
};

function compare(value: unknown, name: string, operator: string, bar: number): FactAnswer {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return { holds: null, missing: [name] };
  return known(comparisons[operator]?.(number, bar) ?? false);
}

/** Whether the item (software, technology, a part) is for one of these entries: attribute `forEccn`. */
export function servesAny(entries: string[], item: Item): FactAnswer {
  const value = item.attributes.forEccn;
  if (typeof value !== 'string') return { holds: null, missing: ['forEccn'] };
  const served = value
    .split(/[,;]\s*|\s+/)
    .filter(Boolean)
    .map(readEccn);
  const answers = served.map((one) =>
    one.kind === 'eccn' ? entries.some((entry) => within(one.entry, one.path, entry)) : false,
  );
  return known(answers.includes(true));
}

/** `3B` a product group, `1B115-1B119` a range, `3A001.b.2` a paragraph. */
function within(entry: string, path: string[], named: string): boolean {
  const range = /^(\d[A-E]\d{3})-(\d[A-E]\d{3})$/.exec(named);
  if (range) return entry >= (range[1] ?? '') && entry <= (range[2] ?? '');
  const [code = '', ...steps] = named.split('.');
  if (code.length === 2) return entry.startsWith(code);
  return entry === code && steps.every((step, index) => path[index] === step);
}

function servedReason(reason: string, item: Item, law: UsLaw): FactAnswer {
  const value = item.attributes.forEccn;
  const served = typeof value === 'string' ? readEccn(value) : null;
  if (served?.kind !== 'eccn') return { holds: null, missing: ['forEccn'] };
  const rows = own(law.entries, served.entry)?.rows.filter((row) => row.reason === reason) ?? [];
  const answers = rows.map((row) => (row.scope ? reachesPath(row.scope, served.path) : true));
  if (answers.includes(true)) return known(true);
  return answers.includes(null) ? { holds: null, missing: [`controlledFor${reason}`] } : known(false);
}
