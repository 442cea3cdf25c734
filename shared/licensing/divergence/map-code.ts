import type { LawTables } from '../law-tables.ts';
import table from './tables/twins.json' with { type: 'json' };

export interface MappedCode {
  from: string;
  /** Counterpart; `not_listed`; null when there is none on record. */
  to: string | null;
  basis: 'twin' | 'same_code' | 'none' | 'false_friend';
  kind: string | null;
  why: string;
}

interface Twin {
  us: string;
  eu: string | null;
  kind: string;
  why: string;
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

/** As `mapCode`; a bare entry of which only paragraphs have twins gives each of them. */
export function mapCodes(code: string, towards: 'EU' | 'US', law: LawTables): MappedCode[] {
  const below = twins.filter((one) => sideOf(one, towards).startsWith(`${code}.`));
  return below.length > 0 ? below.map((one) => fromTwin(one, sideOf(one, towards), towards)) : [mapCode(code, towards, law)];
}

/** The side of a twin that a code to be mapped is compared with. */
const sideOf = (twin: Twin, towards: 'EU' | 'US'): string => (towards === 'EU' ? twin.us : (twin.eu ?? ''));

function fromTwin(twin: Twin, code: string, towards: 'EU' | 'US'): MappedCode {
  const to = towards === 'EU' ? twin.eu : twin.us;
  return { from: code, to, basis: to === null ? 'none' : 'twin', kind: twin.kind, why: twin.why };
}

function withoutTwin(code: string, law: LawTables): MappedCode {
  const friend = table.falseFriends.find((one) => code.startsWith(one.code));
  if (friend) {
    const why = `${friend.code} means ${friend.us} in the US list and ${friend.eu} in Annex I`;
    return { from: code, to: null, basis: 'false_friend', kind: 'false_friend', why };
  }
  const entry = code.slice(0, 5);
  const shared = law.us.entries[entry] !== undefined && law.eu.entries[entry] !== undefined && /^\d[A-E][0-4]/.test(entry);
  const why = shared
    ? `both lists carry ${entry} from the same regime; paragraphs may differ`
    : `no verified counterpart of ${code} is on record`;
  return { from: code, to: shared ? code : null, basis: shared ? 'same_code' : 'none', kind: null, why };
}

const covers = (named: string, code: string): boolean => code === named || code.startsWith(`${named}.`);
