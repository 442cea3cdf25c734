import { regimeOf } from '../classification/regime-of.ts';
import { type MappedCode, mapCodes, type Threshold } from '../licensing/divergence/map-code.ts';
import type { LawTables } from '../licensing/law-tables.ts';
import type { Outcome } from '../model/outcome.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { judgeLaw } from './judge-law.ts';
import { lawOrder } from './law-order.ts';
import type { World } from './world.ts';

export interface DivergenceReport {
  edition: string;
  law: Record<string, string>;
  item: string;
  to: string | null;
  /** One for each list that carries the code. */
  mappings: Mapping[];
}

export interface Mapping {
  from: { list: 'US' | 'EU'; code: string; title: string; regime: string };
  /** Null: no counterpart on record. */
  to: { list: 'US' | 'EU'; code: string; title: string | null } | null;
  basis: string;
  kind: string | null;
  why: string;
  /** Bars that the two lists draw apart. */
  thresholds: Threshold[];
  /** Codes that look like the counterpart and are not. */
  mustNotMapTo: string[];
  /** For the destination asked: from the United States, and from the Union. */
  outcomes: Record<string, Outcome> | null;
  differ: boolean | null;
}

/** Any member state: the regulation is the same in all of them. */
const union = 'DE';

/** Where the jurisdictions differ for a code. Trouble: `not_ready`, `not_found` for a code neither list has. */
export async function reportDivergence(item: string, to: string | null, world: World): Promise<Result<DivergenceReport>> {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return fail('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const { law } = knowledge;
  const entry = item.slice(0, 5).toUpperCase();
  const code = entry + item.slice(5);
  const now = world.clock.now().toISOString();
  const outcomeOf = (us: string | null, eu: string | null): Outcome | null =>
    to === null || (us === null && eu === null)
      ? null
      : judgeLaw(lawOrder({ ...nothing, us, eu, from: eu === null ? 'US' : union, to }), knowledge, now, []).outcome;
  const lists = (['US', 'EU'] as const).filter((list) => tableOf(list, law)[entry] !== undefined);
  if (lists.length === 0) return fail('not_found', 'neither list has this code');
  return ok({
    edition: knowledge.edition.id,
    law: law.editions,
    item: code,
    to,
    mappings: lists.flatMap((list) =>
      mapCodes(code, list === 'US' ? 'EU' : 'US', law).map((mapped) => mapping(mapped, list, law, outcomeOf)),
    ),
  });
}

const nothing = { value: null, kind: 'commodity', hs: null, origin: null, attributes: {} } as const;

const tableOf = (list: 'US' | 'EU', law: LawTables): Record<string, { title: string }> =>
  list === 'US' ? law.us.entries : law.eu.entries;

function mapping(
  mapped: MappedCode,
  list: 'US' | 'EU',
  law: LawTables,
  outcomeOf: (us: string | null, eu: string | null) => Outcome | null,
): Mapping {
  const other = list === 'US' ? 'EU' : 'US';
  const code = mapped.from;
  const [us, eu] = list === 'US' ? [code, mapped.to] : [mapped.to, code];
  const found = { US: outcomeOf(us, null), EU: outcomeOf(null, eu) };
  const outcomes = Object.fromEntries(Object.entries(found).filter((pair): pair is [string, Outcome] => pair[1] !== null));
  const known = Object.values(outcomes);
  const alike = mapped.to !== code && tableOf(other, law)[code.slice(0, 5)] !== undefined;
  return {
    from: { list, code, title: tableOf(list, law)[code.slice(0, 5)]?.title ?? code, regime: regimeOf(code, list) },
    to:
      mapped.to === null
        ? null
        : { list: other, code: mapped.to, title: tableOf(other, law)[mapped.to.slice(0, 5)]?.title ?? null },
    basis: mapped.basis,
    kind: mapped.kind,
    why: mapped.why,
    thresholds: mapped.thresholds,
    mustNotMapTo: alike ? [code] : [],
    outcomes: known.length > 0 ? outcomes : null,
    differ: known.length === 2 ? known[0] !== known[1] : null,
  };
}
