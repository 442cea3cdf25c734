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
  const twin = twins.find((one) => covers(towards === 'EU' ? one.us : (one.eu ?? ''), code));
  if (twin) {
    const to = towards === 'EU' ? twin.eu : twin.us;
    return { from: code, to, basis: to === null ? 'none' : 'twin', kind: twin.kind, why: twin.why };
  }
  const friend = table.falseFriends.find((one) => code.startsWith(one.code));
  if (friend) {
    return {
      from: code,
      to: null,
      basis: 'false_friend',
      kind: 'false_friend',
      why: `${friend.code} means ${friend.us} in the US list and ${friend.eu} in Annex I`,
    };
  }
  const entry = code.slice(0, 5);
  const shared = law.us.entries[entry] !== undefined && law.eu.entries[entry] !== undefined && /^\d[A-E][0-4]/.test(entry);
  if (shared)
    return {
      from: code,
      to: code,
      basis: 'same_code',
      kind: null,
      why: `both lists carry ${entry} from the same regime; paragraphs may differ`,
    };
  return { from: code, to: null, basis: 'none', kind: null, why: `no verified counterpart of ${code} is on record` };
}

const covers = (named: string, code: string): boolean => code === named || code.startsWith(`${named}.`);
