import { describe, expect, it } from 'vitest';
import { determineLicense } from '../../shared/licensing/determine-license.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import type { Item } from '../../shared/model/item.ts';
import { strictest } from '../../shared/model/outcome.ts';
import eu from './cases/eu.json' with { type: 'json' };
import us from './cases/us.json' with { type: 'json' };
import { orderFor, partyIn } from './order-for.ts';

/** One case of law as data: what is sent where, and what must come of it. */
interface Case {
  say: string;
  us?: string;
  eu?: string;
  to: string;
  from?: string;
  origin?: string;
  usd?: number;
  kind?: Item['kind'];
  facts?: Item['attributes'];
  flags?: Record<string, boolean>;
  via?: string[];
  claims?: string[];
  attest?: Record<string, boolean>;
  partyIn?: string;
  hs?: string;
  /** The same line a second time. */
  twice?: boolean;
  transaction?: 'deemed_export';
  /** Jurisdictions asked for; the list of the file by default. */
  law?: string[];
  on?: string;
  outcome: string;
  needs?: string[];
  without?: string[];
  codes?: string[];
  missing?: string[];
  exceptions?: Record<string, string>;
  obligations?: string[];
  gaps?: string[];
}

const lists: [string, string, Case[]][] = [
  ['US', 'US', us as Case[]],
  ['EU', 'DE', eu as Case[]],
];

for (const [list, home, cases] of lists) {
  describe(`license law of ${list}`, () => {
    it.each(cases.map((one) => [one.say, one] as const))('%s', (_say, one) => {
      const answer = determineLicense(orderOf(one, list, home), starterLaw(), `${one.on ?? '2026-11-24'}T12:00:00Z`);
      const told = JSON.stringify(
        answer.findings.map((finding) => [finding.outcome, finding.code, finding.detail]),
        null,
        1,
      );
      const keys = answer.findings.flatMap(({ requirement }) =>
        requirement ? [requirement.reason, `${requirement.reason} ${requirement.column}`] : [],
      );
      expect(strictest(...answer.findings.map((finding) => finding.outcome)), told).toBe(one.outcome);
      expect(keys, told).toEqual(expect.arrayContaining(one.needs ?? []));
      for (const key of one.without ?? []) expect(keys).not.toContain(key);
      expect(
        answer.findings.map((finding) => finding.code),
        told,
      ).toEqual(expect.arrayContaining(one.codes ?? []));
      expect(
        answer.findings.flatMap((finding) => finding.missingFacts),
        told,
      ).toEqual(expect.arrayContaining(one.missing ?? []));
      const statuses = Object.fromEntries(answer.exceptions.map((exception) => [exception.code, exception.status]));
      expect(statuses).toMatchObject(one.exceptions ?? {});
      if (one.obligations)
        expect([...new Set(answer.obligations.map((obligation) => obligation.code))].sort()).toEqual([...one.obligations].sort());
      expect(answer.gaps.map((gap) => gap.code)).toEqual(one.gaps ?? []);
    });

    it.each(cases.map((one) => [one.say, one] as const))('cites every finding of: %s', (_say, one) => {
      const { findings } = determineLicense(orderOf(one, list, home), starterLaw(), '2026-11-24T12:00:00Z');
      for (const finding of findings) expect(finding.citations.length, finding.code).toBeGreaterThan(0);
    });
  });
}

function orderOf(one: Case, list: string, home: string) {
  const { say: _say, us: usCode, eu: euCode, to, usd, kind, facts, via, claims, transaction } = one;
  return orderFor({
    to,
    shipFrom: { country: one.from ?? home },
    ...(transaction ? { transaction } : {}),
    via: via ?? [],
    parties: one.partyIn ? [partyIn(one.partyIn, ['purchaser'])] : [],
    endUse: { statement: null, flags: one.flags ?? {} },
    authorizations: (claims ?? []).map((code) => ({ kind: 'exception', id: null, code, attestations: one.attest ?? {} })),
    jurisdictions: one.law ?? [list],
    items: Array.from({ length: one.twice ? 2 : 1 }, () => ({
      hs: one.hs ?? null,
      us: usCode ?? null,
      eu: euCode ?? null,
      ...(usd === undefined ? {} : { usd }),
      ...(kind ? { kind } : {}),
      origin: one.origin ?? (list === 'US' ? 'US' : null),
      attributes: facts ?? {},
    })),
  });
}
