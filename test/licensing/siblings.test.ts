import { describe, expect, it } from 'vitest';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { Item } from '../../shared/model/item.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { screen } from '../../shared/screening/screen.ts';
import eu from './cases/siblings-eu.json' with { type: 'json' };
import us from './cases/siblings-us.json' with { type: 'json' };
import { orderFor, partyIn } from './order-for.ts';

/** A whole order as data, judged by every check; `cite` says from which text the expectation was read. */
interface Sibling {
  say: string;
  cite: string;
  us?: string;
  eu?: string;
  hs?: string;
  to: string;
  city?: string;
  post?: string;
  /** Country of shipment; the United States by default. */
  home?: string;
  from?: string;
  origin?: string;
  usd?: number;
  eur?: number;
  kind?: Item['kind'];
  facts?: Item['attributes'];
  flags?: Record<string, boolean>;
  /** The end-use statement says that the use is civil. */
  civil?: boolean;
  via?: string[];
  /** Country of a beneficial owner. */
  party?: string;
  transaction?: 'deemed_export';
  claims?: string[];
  attest?: Record<string, boolean>;
  law?: string[];
  outcome: string;
  needs?: string[];
  exceptions?: Record<string, string>;
  missing?: string[];
  obligations?: string[];
}

const index = loadIndex(buildIndex([]));
const knowledge = {
  edition: { id: 'ed_siblings', sources: {} },
  index: index.ok ? index.value : null,
  law: starterLaw(),
  ruleset: { ...defaultRuleset(), rules: [] },
  engine: 'siblings',
} as unknown as Knowledge;

describe.each([
  ['US', us as Sibling[]],
  ['EU', eu as Sibling[]],
])('orders under the law of %s', (_law, siblings) => {
  it.each(siblings.map((one) => [one.say, one] as const))('%s', (_say, one) => {
    const judged = screen(orderOf(one), knowledge, { now: '2026-11-24T12:00:00Z', gaps: [] });
    const told = `${one.cite}\n${JSON.stringify(
      judged.findings.map((finding) => [finding.outcome, finding.code, finding.detail]),
      null,
      1,
    )}`;
    const keys = judged.findings.flatMap(({ requirement }) =>
      requirement ? [requirement.reason, `${requirement.reason} ${requirement.column}`] : [],
    );
    const missing = judged.findings.flatMap((finding) => finding.missingFacts);
    expect(judged.outcome, told).toBe(one.outcome);
    expect(keys, told).toEqual(expect.arrayContaining(one.needs ?? []));
    expect(missing, told).toEqual(expect.arrayContaining(one.missing ?? []));
    expect(Object.fromEntries(judged.exceptions.map(({ code, status }) => [code, status]))).toMatchObject(one.exceptions ?? {});
    expect(judged.obligations.map(({ code }) => code)).toEqual(expect.arrayContaining(one.obligations ?? []));
  });
});

function orderOf(one: Sibling) {
  const { usd, eur } = one;
  return orderFor({
    to: one.to,
    ...(one.city ? { city: one.city, postalCode: one.post ?? '' } : {}),
    shipFrom: { country: one.from ?? one.home ?? 'US' },
    transaction: one.transaction ?? 'export',
    via: one.via ?? [],
    parties: [
      partyIn(one.to, ['purchaser', 'ultimate_consignee', 'end_user']),
      ...(one.party ? [partyIn(one.party, ['beneficial_owner'])] : []),
    ],
    endUse: { statement: one.civil ? 'civil use' : null, flags: one.flags ?? {} },
    jurisdictions: one.law ?? [],
    authorizations: (one.claims ?? []).map((code) => ({
      kind: code.startsWith('EU') ? 'general' : 'exception',
      id: null,
      code,
      attestations: one.attest ?? {},
    })),
    items: [
      {
        us: one.us ?? null,
        eu: one.eu ?? null,
        hs: one.hs ?? null,
        ...(usd === undefined ? {} : { usd }),
        ...(eur === undefined ? {} : { unitValue: { amount: `${eur}`, currency: 'EUR' } }),
        kind: one.kind ?? 'commodity',
        origin: one.origin ?? (one.eu && !one.us ? null : 'US'),
        attributes: one.facts ?? {},
      },
    ],
  });
}
