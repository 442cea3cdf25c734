import { expect, it } from 'vitest';
import type { ExceptionAssessment } from '../../shared/model/decision.ts';
import type { Draft } from '../../shared/model/finding.ts';
import { withoutExceptionsForUnverified } from '../../shared/screening/unverified-parties.ts';

const exception = (code: string, status: ExceptionAssessment['status']): ExceptionAssessment => ({
  item: '1',
  code,
  status,
  overcomes: status === 'foreclosed' ? [] : ['NS2'],
  reasons: [],
  conditions: [],
  citations: [],
});
const lifted = {
  code: 'license.required',
  outcome: 'clear_with_conditions',
  item: '1',
  title: '3A001.a.7 goes to Brazil (NS) under GBS',
  detail: 'License Exception GBS is available.',
  requirement: { control: '3A001.a.7', reason: 'NS', column: 'NS2', destination: 'BR' },
} as unknown as Draft;
const matched = (via: string, effect = 'unverified', features: { name: string; score: number }[] = []) =>
  ({ code: 'party.x', outcome: 'review', match: { via, nameScore: 1, features, entry: { effect } } }) as unknown as Draft;
const all = [
  exception('GBS', 'available'),
  exception('STA', 'candidate'),
  exception('LVS', 'foreclosed'),
  exception('EU001', 'available'),
];
const statuses = (exceptions: ExceptionAssessment[]) => exceptions.map((one) => `${one.code} ${one.status}`);

it('lets exceptions fall, and what they lifted stand, when an identifier says who the party is', () => {
  const { findings, exceptions } = withoutExceptionsForUnverified({ findings: [lifted, matched('identifier')], exceptions: all });
  expect(statuses(exceptions)).toEqual(['GBS foreclosed', 'STA foreclosed', 'LVS foreclosed', 'EU001 available']);
  expect(findings[0]).toMatchObject({ outcome: 'license_required', detail: expect.stringContaining('740.2(a)(17)') });
});

it('lets them fall for a name at its listed address: the list carries no identifiers', () => {
  const atAddress = matched('name', 'unverified', [{ name: 'address', score: 1 }]);
  const { findings, exceptions } = withoutExceptionsForUnverified({ findings: [lifted, atAddress], exceptions: all });
  expect([statuses(exceptions)[0], findings[0]?.outcome]).toEqual(['GBS foreclosed', 'license_required']);
});

it('leaves them to a person when only the name agrees', () => {
  const { findings, exceptions } = withoutExceptionsForUnverified({ findings: [lifted, matched('name')], exceptions: all });
  expect(statuses(exceptions)).toEqual(['GBS candidate', 'STA candidate', 'LVS foreclosed', 'EU001 available']);
  expect(findings[0]).toBe(lifted);
});

it('touches nothing for parties on other lists', () => {
  const given = { findings: [lifted, matched('identifier', 'license')], exceptions: all };
  expect(withoutExceptionsForUnverified(given)).toEqual(given);
});
