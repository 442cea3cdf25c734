import { describe, expect, it } from 'vitest';
import type { LicenseOnRecord } from '../../shared/licensing/covered-by.ts';
import { liftByLicense } from '../../shared/licensing/lift-by-license.ts';
import type { Draft } from '../../shared/model/finding.ts';
import { matchDraft, orderForRules } from '../rules/order-for-rules.ts';

const license: LicenseOnRecord = {
  id: 'D1',
  jurisdiction: 'US',
  authority: 'BIS',
  codes: ['EAR99'],
  countries: ['FR'],
  parties: ['ateliers morel'],
  entries: [],
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  sufficient: true,
};
const plain = orderForRules();
const order = orderForRules({
  authorizations: [{ kind: 'license', id: 'D1', code: null, attestations: {} }],
  parties: [{ ...plain.parties[0]!, roles: ['purchaser', 'end_user'] }],
});

const onList = (source: string, change: Partial<Draft> = {}, entry: object = {}): Draft => {
  const draft = matchDraft('license', 0.97, 'strong');
  const match = draft.match!;
  return {
    ...draft,
    match: { ...match, entry: { ...match.entry, id: `${source}:1`, source, listedAt: '2025-06-01', ...entry } },
    ...change,
  };
};
const required = { outcome: 'license_required', hard: true } as const;
const prohibited = { outcome: 'prohibited', hard: true } as const;
const judge = (found: Draft, held: Partial<LicenseOnRecord> = {}, of = order, day = '2026-11-24') => {
  const { outcome, hard } = liftByLicense(found, of, [{ ...license, ...held }], day);
  return `${outcome}${hard ? ' hard' : ''}`;
};
const endUse: Draft = { ...onList('x'), check: 'end_use', code: 'end_use.military', party: null, ...required };
delete endUse.match;
const owned: Draft = { ...endUse, check: 'party', code: 'party.ownership', party: 'buyer', hard: false };

describe('a license that names the party', () => {
  it.each([
    ['a match with an Entity List entry of exactly its name', onList('us-bis-el'), {}, 'clear_with_conditions'],
    ['an equal identifier on the Entity List', onList('us-bis-el', required), {}, 'clear_with_conditions'],
    ['a match with the Military End-User List', onList('us-bis-meu'), {}, 'clear_with_conditions'],
    [
      'what an entry of another name asks for, when it names the entry',
      onList('us-bis-el', {}, { name: 'Other', id: 'us-bis-el:9' }),
      { entries: ['us-bis-el:9'] },
      'clear_with_conditions',
    ],
    ['the reach of the Entity List through owners', owned, {}, 'clear_with_conditions'],
    ['a stated end use of Part 744 only as far as a question', endUse, {}, 'review'],
    ['a denial order only as far as a question', onList('us-bis-dpl', prohibited), {}, 'review'],
    ['blocking only by OFAC, and only as far as a question', onList('us-ofac-sdn', prohibited), { authority: 'OFAC' }, 'review'],
    [
      'the funds freeze of the Union only as far as a question',
      onList('eu-fsf', { ...prohibited, jurisdiction: 'EU' }),
      { authority: 'EU', jurisdiction: 'EU', codes: [] },
      'review',
    ],
  ])('lifts %s', (_what, found, held, expected) => {
    expect(judge(found, held)).toBe(expected);
    const lifted = liftByLicense(found, order, [{ ...license, ...held }], '2026-11-24');
    expect(lifted.citations.at(-1)?.instrument).toMatch(/license D1$/);
    expect(lifted.detail).toContain('D1');
  });

  const alike = onList('us-bis-el', {}, { name: 'Ateliers Morell' });
  const anotherName = { ...alike, match: { ...alike.match!, matchedName: 'Ateliers Morell' } };
  const own = onList('own-deny', { ...prohibited, jurisdiction: 'OWN' });
  it.each([
    ['the own deny list', own, {}, 'prohibited hard'],
    ['the own deny list by an entry id', own, { entries: ['own-deny:1'] }, 'prohibited hard'],
    ['the Security Council', onList('un-sc', { ...prohibited, jurisdiction: 'UN' }), {}, 'prohibited hard'],
    ['the Unverified List', onList('us-bis-uvl'), {}, 'review'],
    ['a name match with a blocked person', onList('us-ofac-sdn'), { authority: 'OFAC' }, 'review'],
    ['blocking by a license of BIS', onList('us-ofac-sdn', prohibited), {}, 'prohibited hard'],
    ['the Entity List by a license of OFAC', onList('us-bis-el', required), { authority: 'OFAC' }, 'license_required hard'],
    ['what another party is listed for', onList('us-bis-el', required), { parties: ['somebody else'] }, 'license_required hard'],
    ['anything of a party when it names nobody', onList('us-bis-el', required), { parties: [] }, 'license_required hard'],
    [
      'a party listed after it was issued',
      onList('us-bis-el', required, { listedAt: '2026-02-01' }),
      {},
      'license_required hard',
    ],
    ['a party listed nobody knows when', onList('us-bis-el', {}, { listedAt: null }), {}, 'review'],
    ['an entry of another name', anotherName, {}, 'review'],
    ['other items', onList('us-bis-el', required), { codes: ['5A002'] }, 'license_required hard'],
    ['another destination', onList('us-bis-el', required), { countries: ['DE'] }, 'license_required hard'],
    ['more than is left of it', onList('us-bis-el', required), { sufficient: false }, 'license_required hard'],
    [
      'what an older record does not say who issued',
      onList('us-bis-el', required),
      { authority: undefined },
      'license_required hard',
    ],
  ] as [string, Draft, Partial<LicenseOnRecord>, string][])('and does not lift %s', (_what, found, held, expected) => {
    expect(judge(found, held)).toBe(expected);
  });

  it('lifts nothing on a day outside its term, or for an order that does not name it', () => {
    const found = onList('us-bis-el', required);
    expect([
      judge(found, {}, order, '2027-01-01'),
      judge(found, {}, order, '2025-12-31'),
      judge(found, {}, orderForRules()),
    ]).toEqual(Array.from({ length: 3 }, () => 'license_required hard'));
  });

  it('answers an end use only when it names who uses the goods, and every item', () => {
    const [item] = order.items;
    const two = { ...order, items: [item!, { ...item!, id: '2', classification: { ...item!.classification, us: '6A003' } }] };
    expect(judge(endUse, {}, two)).toBe('license_required hard');
    const other = {
      ...order,
      parties: [...order.parties, { ...order.parties[0]!, id: 'user', name: 'X', roles: ['end_user' as const] }],
    };
    expect(judge(endUse, {}, other as typeof order)).toBe('license_required hard');
  });
});
