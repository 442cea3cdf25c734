import { describe, expect, it } from 'vitest';
import type { LicenseOnRecord } from '../../shared/licensing/covered-by.ts';
import { determineLicense } from '../../shared/licensing/determine-license.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { strictest } from '../../shared/model/outcome.ts';
import { orderFor } from './order-for.ts';

const license: LicenseOnRecord = {
  id: 'D1',
  jurisdiction: 'US',
  codes: ['3A001.a'],
  countries: ['CN'],
  validFrom: '2026-01-01T00:00:00Z',
  validTo: '2026-12-31T00:00:00Z',
  sufficient: true,
};
const named = [{ kind: 'license' as const, id: 'D1', code: null, attestations: {} }];
const outcome = (us: string, to: string, on = '2026-11-24', held: Partial<LicenseOnRecord> = {}, authorizations = named) => {
  const order = orderFor({ to, items: [{ us, usd: 9000 }], authorizations, jurisdictions: ['US'] });
  const { findings } = determineLicense(order, starterLaw(), `${on}T00:00:00Z`, [{ ...license, ...held }]);
  return strictest(...findings.map((finding) => finding.outcome));
};

describe('a license on record', () => {
  it('lifts the requirement it covers', () => {
    expect(outcome('3A001.a.7', 'CN')).toBe('clear_with_conditions');
  });

  it.each([
    ['another item', outcome('3A001.b.8', 'CN')],
    ['a code that only begins alike', outcome('3A002.a', 'CN')],
    ['another destination', outcome('3A001.a.7', 'VN')],
    ['a day after it ends', outcome('3A001.a.7', 'CN', '2027-01-01')],
    ['a day before it begins', outcome('3A001.a.7', 'CN', '2025-12-31')],
    ['more than is left of it', outcome('3A001.a.7', 'CN', '2026-11-24', { sufficient: false })],
    ['another jurisdiction', outcome('3A001.a.7', 'CN', '2026-11-24', { jurisdiction: 'EU' })],
    ['an order that does not name it', outcome('3A001.a.7', 'CN', '2026-11-24', {}, [])],
  ])('does not lift %s', (_what, found) => {
    expect(found).toBe('license_required');
  });
});
