import { describe, expect, it } from 'vitest';
import { type ListedOwner, ownershipFindings } from '../../../shared/licensing/ownership/ownership-findings.ts';
import type { Item } from '../../../shared/model/item.ts';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { checkOwnership } from '../../../shared/screening/checks/ownership.ts';
import type { Knowledge } from '../../../shared/screening/knowledge.ts';
import { circumstances, noKnowledge, type OrderFacts, orderOf, outcomeOf } from '../order-for-checks.ts';

const entry = (id: string, effect: ListEntry['effect'], programs: string[] = []): ListEntry =>
  ({
    id,
    source: id.split(':')[0],
    via: 'us-csl',
    names: [{ value: `Owner ${id}`, strength: 'primary' }],
    effect,
    programs,
    flags: [],
  }) as unknown as ListEntry;

const entries = [
  entry('us-ofac-sdn:1', 'blocking', ['SDGT']),
  entry('us-ofac-sdn:2', 'blocking', ['CUBA']),
  entry('us-bis-el:9', 'license'),
  entry('us-bis-uvl:4', 'unverified'),
  entry('eu-fsf:7', 'blocking'),
];
const knowledge = {
  ...noKnowledge,
  index: { entryCount: 4, nameCount: 4, entry: (id: string) => entries.find((one) => one.id === id) ?? null },
} as unknown as Knowledge;

const check = (facts: OrderFacts) => checkOwnership(orderOf(facts), knowledge, circumstances);
const owned = (...shares: [string | null, number | null, string?][]) => ({
  ownership: shares.map(([entryId, percent, name]) => ({ entryId, percent, name: name ?? null })),
});
const held = (id: string, percent: number | null): ListedOwner => ({
  entry: entries.find((one) => one.id === id) as ListEntry,
  percent,
});
const [party] = orderOf({}).parties;
const on = (owners: ListedOwner[], day: string) => ownershipFindings(party as NonNullable<typeof party>, owners, day, [ear99]);
const ear99 = { classification: { us: 'EAR99', eu: null, uk: null, hs: null, source: null } } as Item;
const saying = (licenseRequirement: string): ListedOwner => ({
  ...held('us-bis-el:9', 60),
  entry: { ...held('us-bis-el:9', 60).entry, licenseRequirement },
});

describe('checkOwnership', () => {
  it.each([
    ['half owned by one blocked person', [['us-ofac-sdn:2', 50]], 'prohibited'],
    [
      'two blocked persons who reach half together',
      [
        ['us-ofac-sdn:1', 25],
        ['us-ofac-sdn:2', 25],
      ],
      'prohibited',
    ],
    ['a blocked minority', [['us-ofac-sdn:2', 49]], 'review'],
    ['a blocked owner with an unknown share', [['us-ofac-sdn:2', null]], 'review'],
    ['an Entity List majority since the stay ran out', [['us-bis-el:9', 60]], 'license_required'],
    ['an Entity List owner with an unknown share', [['us-bis-el:9', null]], 'review'],
    ['an owner on the Unverified List', [['us-bis-uvl:4', 90]], 'review'],
    ['exactly half under Union law', [['eu-fsf:7', 50]], 'review'],
    ['more than half under Union law', [['eu-fsf:7', 50.01]], 'prohibited'],
  ] as const)('decides: %s', (_name, shares, outcome) => {
    expect(outcomeOf(check({ parties: [owned(...(shares as unknown as [string, number | null][]))] }))).toBe(outcome);
  });

  it('follows a holding that blocked persons own to one half', () => {
    const chain = (top: number, below: number): OrderFacts => ({
      parties: [
        { id: 'buyer', ...owned([null, below, 'Alpine Holding']) },
        { id: 'holding', name: 'Alpine Holding', roles: ['beneficial_owner'], ...owned(['us-ofac-sdn:2', top]) },
      ],
    });
    const of = (facts: OrderFacts) =>
      check(facts)
        .findings.filter((one) => one.party === 'buyer')
        .map((one) => one.outcome);
    expect(of(chain(50, 50))).toEqual(['prohibited']);
    expect(of(chain(49, 100))).toEqual(['review']);
    expect(of(chain(100, 49))).toEqual(['review']);
  });

  it('ends on holdings that own each other', () => {
    const result = check({
      parties: [
        { id: 'a', name: 'Firm A', ...owned([null, 50, 'Firm B']) },
        { id: 'b', name: 'Firm B', ...owned([null, 50, 'Firm A'], ['us-ofac-sdn:2', 50]) },
      ],
    });
    expect(outcomeOf(result)).toBe('prohibited');
  });

  it('says that ownership was not given, without holding the order', () => {
    const result = check({ parties: [{ type: 'organization' }] });
    expect(result).toMatchObject({ gaps: [], findings: [{ code: 'party.ownership', outcome: 'clear' }] });
    expect(check({ parties: [{ type: 'person' }] }).findings).toEqual([]);
  });

  it('leaves a gap for an owner that no list knows', () => {
    expect(check({ parties: [owned(['us-ofac-sdn:404', 60])] }).gaps).toMatchObject([{ code: 'owner_unknown' }]);
  });
});

describe('the affiliates rule by day', () => {
  it.each([
    ['2025-06-01', 'review'],
    ['2025-10-15', 'license_required'],
    ['2025-11-09', 'license_required'],
    ['2025-11-10', 'review'],
    ['2026-06-01', 'review'],
    ['2026-11-10', 'license_required'],
  ])('decides %s for an Entity List majority as %s', (day, outcome) => {
    expect(on([held('us-bis-el:9', 60)], day).map((one) => one.outcome)).toEqual([outcome]);
  });

  it('shows that the revived rule must be verified', () => {
    expect(on([held('us-bis-el:9', 60)], '2026-11-23')[0]?.detail).toContain('Verify');
  });

  it('carries over what the entry of an owner requires, and no more', () => {
    expect(on([saying('For all items subject to the EAR')], '2026-11-23').map((one) => one.outcome)).toEqual([
      'license_required',
    ]);
    const [outside] = on([saying('For all items on the CCL')], '2026-11-23');
    expect([outside?.outcome, outside?.detail]).toEqual(['review', expect.stringContaining('do not reach the items')]);
  });

  it('counts a blocked person with a tag of 744.8 under both rules', () => {
    expect(on([held('us-ofac-sdn:1', 50)], '2026-11-23').map((one) => one.outcome)).toEqual(['prohibited', 'license_required']);
  });
});
