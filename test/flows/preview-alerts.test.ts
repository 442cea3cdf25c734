import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Party } from '../../shared/model/party.ts';
import { commonCompanies, commonPersons } from '../../shared/sources/common-names.ts';
import { ordinaryRecord } from '../fixtures/ordinary-record.ts';
import { codes, type ListLab, listLab } from '../sources/list-lab.ts';
import { cslJson, parties, sdnXml } from '../sources/make-lists.ts';
import { startSources, stopSources } from '../sources/source-world.ts';

const sdn = 'us-ofac-sdn';
let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

const named = (names: readonly string[], rest: number) => [
  ...names.map((name, i) => ({ uid: i + 1, name, type: 'Individual' })),
  ...parties(rest, names.length + 1),
];

describe('the look ahead', () => {
  test('sees an everyday company in the very first version', async () => {
    const run = await lab.take(sdn, sdnXml([...parties(50), { uid: 51, name: 'Siemens AG' }]));
    expect([run.state, codes(run), run.preview]).toEqual([
      'quarantined',
      ['common_names'],
      { entries: 51, companies: 1, persons: 0, orders: 0, held: 0 },
    ]);
    expect((await lab.health(sdn)).current).toBeNull();
  });

  test('lets the one or two everyday persons pass that real lists hold, and no more', async () => {
    expect((await lab.take(sdn, sdnXml(named(commonPersons.slice(0, 2), 50)))).state).toBe('accepted');
    const run = await lab.take(sdn, sdnXml(named(commonPersons.slice(0, 6), 46), { date: '08/01/2026' }));
    expect(codes(run)).toContain('common_names');
    expect(run.preview).toMatchObject({ entries: 4, persons: 4 });
  });

  test('sees one poisoned entry among thousands of new ones', async () => {
    await lab.take(sdn, sdnXml(parties(10)));
    const many = [...parties(4_000), { uid: 4_001, name: commonCompanies[0]! }];
    const run = await lab.take(sdn, sdnXml(many, { date: '08/01/2026' }));
    expect(codes(run)).toEqual(['grown', 'common_names']);
  });

  test('holds back the list concerned and no other of the same file', async () => {
    const counts = { 'us-bis-el': 60, 'us-bis-uvl': 60 };
    await lab.take('us-csl', cslJson(counts));
    const next = JSON.parse(cslJson({ ...counts, 'us-bis-uvl': 61 })) as { results: Record<string, unknown>[]; total: number };
    const el = next.results.find(({ source }) => String(source).startsWith('Entity List'))!;
    next.results.push({ ...el, id: '9999', name: 'Robert Bosch GmbH' });
    next.total += 1;
    const run = await lab.take('us-csl', JSON.stringify(next));
    expect([run.state, run.held, codes(run)]).toEqual(['quarantined', ['us-bis-el'], ['common_names']]);
    expect((await lab.health('us-csl')).current!.lists).toContainEqual({ id: 'us-bis-uvl', entries: 61 });
  });

  test('counts the clear orders of the last days that would be held, and stops a version that holds many', async () => {
    const buyers = [
      'Zarvania Optik GmbH',
      'Brumalia Freight',
      'Ostrava Verdigris',
      'Quernstone Valley',
      'Olmutz Lantern',
      'Tirnava Glass',
    ];
    for (const [i, name] of buyers.entries()) await clearOrder(i, name);
    await lab.take(sdn, sdnXml(parties(400)));
    const one = await lab.take(sdn, sdnXml([...parties(400), { uid: 900, name: buyers[0]! }], { date: '08/01/2026' }));
    expect([one.state, one.preview]).toEqual(['accepted', { entries: 1, companies: 0, persons: 0, orders: 6, held: 1 }]);
    const all = buyers.map((name, i) => ({ uid: 900 + i, name }));
    const run = await lab.take(sdn, sdnXml([...parties(400), ...all], { date: '08/02/2026' }));
    expect([run.state, codes(run)]).toEqual(['accepted', []]);
    await clearOrder(6, 'Seventh Meridian Pumps');
    const aliased = all.map((party) => ({ ...party, aliases: ['Seventh Meridian Pumps', ...buyers] }));
    const held = await lab.take(sdn, sdnXml([...parties(400), ...aliased], { date: '08/03/2026' }));
    expect([held.state, codes(held), held.preview]).toMatchObject(['quarantined', ['alert_rate'], { orders: 7, held: 7 }]);
    expect(held.reasons[0]).toContain('7 of the last 7 clear orders');
  });
});

/** A clear decision of yesterday for this buyer. */
async function clearOrder(n: number, name: string): Promise<void> {
  const createdAt = new Date(lab.world.clock.now().getTime() - 20 * 3_600_000).toISOString();
  const record = ordinaryRecord({ id: `dec_${n}`, attempt: `att_${n}`, createdAt, reference: `SO-${n}` });
  const [buyer] = record.order.parties as [Party];
  await lab.world.decisions.put({ ...record, order: { ...record.order, parties: [{ ...buyer, name }] } });
}
