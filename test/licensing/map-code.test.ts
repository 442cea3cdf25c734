import { describe, expect, it } from 'vitest';
import { determineLicense } from '../../shared/licensing/determine-license.ts';
import { mapCode, mapCodes } from '../../shared/licensing/divergence/map-code.ts';
import twins from '../../shared/licensing/divergence/tables/twins.json' with { type: 'json' };
import tags from '../../shared/licensing/emerging/tables/tags.json' with { type: 'json' };
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { orderFor } from './order-for.ts';

const law = starterLaw();

describe('the map between the lists', () => {
  it.each([
    ['9A120', 'EU', '9A112.b', 'twin'],
    ['4A906.a', 'EU', '4A506', 'twin'],
    ['2B510', 'US', '2B910', 'twin'],
    ['3A001.a.7', 'EU', '3A001.a.7', 'same_code'],
    ['9A120', 'US', null, 'false_friend'],
    ['9A610', 'EU', null, 'none'],
    ['3A090.b', 'EU', null, 'none'],
  ] as const)('%s towards %s is %s', (code, towards, to, basis) => {
    expect(mapCode(code, towards, law)).toMatchObject({ to, basis });
  });

  it('gives every twin below a bare entry', () => {
    expect(mapCodes('3A090', 'EU', law).map((one) => one.from)).toEqual(['3A090.a', '3A090.b']);
    expect(mapCodes('9A120', 'EU', law).map((one) => one.to)).toEqual(['9A112.b']);
  });

  it('names only codes the lists have', () => {
    const entry = (code: string | null) => code?.slice(0, 5) ?? '';
    for (const twin of twins.twins) {
      expect(law.us.entries[entry(twin.us)], twin.us).toBeDefined();
      if (twin.eu !== null && twin.eu !== 'not_listed') expect(law.eu.entries[entry(twin.eu)], twin.eu).toBeDefined();
    }
    for (const { us, eu } of tags.tags) {
      for (const code of us) expect(law.us.entries[entry(code)], code).toBeDefined();
      for (const code of eu) expect(law.eu.entries[entry(code)], code).toBeDefined();
    }
  });
});

describe('divergence in a decision', () => {
  it('tells the threshold that two lists draw apart', () => {
    const order = orderFor({
      to: 'VN',
      shipFrom: { country: 'DE' },
      items: [{ attributes: { tpp: 5000, performanceDensity: 3 } }],
      jurisdictions: ['EU', 'US'],
    });
    const { divergence } = determineLicense(order, law, '2026-11-24T00:00:00Z');
    expect(divergence).toEqual([
      {
        item: '1',
        outcomes: { US: 'license_required', EU: 'clear' },
        why: expect.stringMatching(/^threshold: .* 5000 against 4,800 .* 6,000/),
      },
    ]);
  });

  it('is silent where they agree', () => {
    const order = orderFor({ to: 'AE', shipFrom: { country: 'DE' }, items: [{ us: '5A992.c', eu: 'not_listed' }] });
    expect(determineLicense(order, law, '2026-11-24T00:00:00Z').divergence).toEqual([]);
  });
});
