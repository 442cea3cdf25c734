import type { LawTables } from '../law-tables.ts';
import table from './tables/twins.json' with { type: 'json' };

export interface MappedCode {
  from: string;
  /** Counterpart; `not_listed`; null when there is none on record. */
  to: string | null;
  basis: 'twin' | 'same_code' | 'none' | 'false_friend';
  kind: string | null;
  why: string;
  /** Bars that the lists draw apart, by attribute of the item; empty when they draw the same. */
  thresholds: Threshold[];
}

/** From which value of a parameter each list controls an item. */
export interface Threshold {
  /** Attribute of the item: `tpp`. */
  parameter: string;
  US: number;
  EU: number;
  /** What falls between the two. */
  between: string;
}

interface Twin {
  us: string;
  eu: string | null;
  kind: string;
  why: string;
  thresholds?: Threshold[];
}

const twins = table.twins as Twin[];

/**
 * The counterpart of a code on the other list: from the verified map first; the same code where both lists carry it in a regime's
 * number range (third digit 0–4) and it is no known false friend; else none, never a guess.
 */
export function mapCode(code: string, towards: 'EU' | 'US', law: LawTables): MappedCode {
  const twin = twins.find((one) => covers(sideOf(one, towards), code));
  return twin ? fromTwin(twin, code, towards) : withoutTwin(code, law);
}

/** As `mapCode`; a bare entry of which paragraphs have twins gives each of them, and its own. */
export function mapCodes(code: string, towards: 'EU' | 'US', law: LawTables): MappedCode[] {
  const below = twins.filter((one) => sideOf(one, towards).startsWith(`${code}.`));
  if (below.length === 0) return [mapCode(code, towards, law)];
  const all = [...below, ...twins.filter((one) => sideOf(one, towards) === code)];
  return all.map((one) => fromTwin(one, sideOf(one, towards), towards));
}

/** The side of a twin that a code to be mapped is compared with. */
const sideOf = (twin: Twin, towards: 'EU' | 'US'): string => (towards === 'EU' ? twin.us : (twin.eu ?? ''));

function fromTwin(twin: Twin, code: string, towards: 'EU' | 'US'): MappedCode {
  const to = towards === 'EU' ? twin.eu : twin.us;
  const { kind, why, thresholds = [] } = twin;
  return { from: code, to, basis: to === null ? 'none' : 'twin', kind, why, thresholds };
}

function withoutTwin(code: string, law: LawTables): MappedCode {
  const friend = table.falseFriends.find((one) => code.startsWith(one.code));
  if (friend) {
    const why = `${friend.code} means ${friend.us} in the US list and ${friend.eu} in Annex I`;
    return { from: code, to: null, basis: 'false_friend', kind: 'false_friend', why, thresholds: [] };
  }
  const entry = code.slice(0, 5);
  const shared = law.us.entries[entry] !== undefined && law.eu.entries[entry] !== undefined && /^\d[A-E][0-4]/.test(entry);
  const why = shared
    ? `both lists carry ${entry} from the same regime; paragraphs may differ`
    : `no verified counterpart of ${code} is on record`;
  return { from: code, to: shared ? code : null, basis: shared ? 'same_code' : 'none', kind: null, why, thresholds: [] };
}

const covers = (named: string, code: string): boolean => code === named || code.startsWith(`${named}.`);
