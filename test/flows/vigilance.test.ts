import { describe, expect, it } from 'vitest';
import { loadHistory } from '../../shared/flows/order-history.ts';
import { rememberAs, rememberOrders } from '../../shared/flows/remember-orders.ts';
import type { DecisionRecord } from '../../shared/flows/world.ts';
import type { LicenseOnRecord } from '../../shared/licensing/covered-by.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import type { Order } from '../../shared/model/order.ts';
import { checkVigilance } from '../../shared/screening/checks/vigilance.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { orderTo, recordOf } from './order-fixture.ts';
import { watchWorld } from './watch-world.ts';

const knowledge = { law: starterLaw() } as unknown as Knowledge;
const held: Partial<DecisionRecord['decision']> = {
  outcome: 'review',
  action: 'hold',
  findings: [{ outcome: 'review' } as DecisionRecord['decision']['findings'][number]],
};

async function codesAfter(
  earlier: { order: Order; made?: Partial<DecisionRecord['decision']> }[],
  order: Order,
  licenses: LicenseOnRecord[] = [],
) {
  const { world } = watchWorld();
  for (const [n, { order: past, made }] of earlier.entries())
    await rememberOrders([recordOf(past, { id: `dec_${n}`, ...made })], world);
  const history = (await loadHistory(order, world)) ?? undefined;
  const circumstances = { now: '2026-11-24T10:00:00.000Z', gaps: [], licenses, ...(history && { history }) };
  const { findings } = checkVigilance(order, knowledge, circumstances);
  return findings.map(({ code, outcome }) => `${code} ${outcome}`);
}

describe('vigilance over several orders', () => {
  it('says nothing of a first order, nor of a regular customer', async () => {
    expect(await codesAfter([], orderTo('Vega Optics', {}))).toEqual([]);
    const regular = [1, 2, 3].map((n) => ({ order: orderTo('Vega Optics', { reference: `SO-${n}` }) }));
    expect(await codesAfter(regular, orderTo('Vega Optics', {}))).toEqual([]);
  });

  it('holds an edited name at the address of a held order, and never more mildly', async () => {
    const first = { order: orderTo('Vega Optics', { reference: 'SO-1' }), made: held };
    expect(await codesAfter([first], orderTo('Wega Optik', {}))).toEqual(['red_flag.edited_name review']);
    const refused = { ...first, made: { ...held, findings: [{ outcome: 'prohibited' } as never], action: 'refuse' as const } };
    expect(await codesAfter([refused], orderTo('Wega Optik', {}))).toEqual(['red_flag.edited_name prohibited']);
  });

  it('links by e-mail and by phone as well', async () => {
    const first = {
      order: orderTo('Vega Optics', { reference: 'SO-1', street: '1 Old Road', email: 'a@vega.test' }),
      made: held,
    };
    expect(await codesAfter([first], orderTo('Wega', { street: '2 New Road', email: 'A@vega.test' }))).toHaveLength(1);
    expect(await codesAfter([first], orderTo('Wega', { street: '2 New Road', email: 'b@vega.test' }))).toEqual([]);
  });

  it('links an order number, whatever else was changed', async () => {
    const first = { order: orderTo('Vega Optics', { reference: 'SO-100', street: '1 Old Road' }), made: held };
    const again = orderTo('Brightwater Ceramics', { reference: 'SO-100', street: '9 New Lane' });
    expect(await codesAfter([first], again)).toEqual(['red_flag.edited_name review']);
    const released = { order: first.order };
    expect(await codesAfter([released], again)).toEqual([]);
  });

  it('takes an address in another order, a note in an e-mail and a number without its country for the same', async () => {
    const [first, again] = [orderTo('Vega Optics', { reference: 'SO-1' }), orderTo('Harbour Lights', { street: 'elsewhere 5' })];
    const buyer = { ...first.parties[0]!, email: 'vega@mail.test', phone: '+43 316 5550199' };
    const earlier = [{ order: { ...first, parties: [buyer] }, made: held }];
    const codesOf = (change: object) => codesAfter(earlier, { ...again, parties: [{ ...again.parties[0]!, ...change }] });
    expect(await codesOf({})).toEqual([]);
    expect(await codesOf({ email: 'Vega+2@mail.test' })).toHaveLength(1);
    expect(await codesOf({ phone: '0316 555-01-99' })).toHaveLength(1);
    expect(await codesOf({ phone: '5550199' })).toEqual([]);
    const moved = { lines: ['Old Mill Road 12'], city: 'Altstadt', region: null, postalCode: '8010', country: 'DE' };
    expect(await codesOf({ name: 'Wega Optix', address: moved })).toHaveLength(1);
  });

  it('links nobody by a number that forms are filled with', async () => {
    for (const phone of ['000-000-0000', '1234567890', '12 12 12 12 12']) {
      const first = orderTo('Vega Optics', { reference: 'SO-1', street: '1 Old Road' });
      const earlier = { ...first, parties: [{ ...first.parties[0]!, phone }] };
      const again = orderTo('Harbour Lights', {});
      const later = { ...again, parties: [{ ...again.parties[0]!, phone }] };
      expect(await codesAfter([{ order: earlier, made: held }], later)).toEqual([]);
    }
  });

  it('asks about the sixth attempt while nobody has settled five', async () => {
    const tries = [1, 2, 3, 4, 5].map((n) => ({
      order: orderTo('Vega Optics', { reference: `SO-${n}`, amount: `${100 * n}` }),
      made: held,
    }));
    expect(await codesAfter(tries, orderTo('Vega Optics', {}))).toEqual(['red_flag.repeated_attempts review']);
    expect(await codesAfter(tries.slice(1), orderTo('Vega Optics', {}))).toEqual([]);
  });

  it('does not ask about the same told six times, as when a list was stale, nor about another article', async () => {
    const again = [1, 2, 3, 4, 5].map((n) => ({ order: orderTo('Vega Optics', { reference: `SO-${n}` }), made: held }));
    expect(await codesAfter(again, orderTo('Vega Optics', {}))).toEqual([]);
    const unnamed = (code: string, n = 0) => {
      const order = orderTo('Vega Optics', { reference: `SO-${n}`, amount: `${n + 1}`, code });
      return { ...order, items: order.items.map((item) => ({ ...item, sku: null, description: 'Valve' })) };
    };
    const others = [1, 2, 3, 4, 5].map((n) => ({ order: unnamed('2B350.g', n), made: held }));
    expect(await codesAfter(others, unnamed('EAR99'))).toEqual([]);
  });

  it('keeps an order that was held in mind at a busy address', async () => {
    const first = { order: orderTo('Vega Optics', { reference: 'SO-0' }), made: held };
    const busy = Array.from({ length: 15 }, (_, n) => ({
      order: orderTo(`Tenant ${n}`, { reference: `SO-${n + 1}` }),
      made: { createdAt: `2026-11-24T09:${10 + n}:00.000Z` },
    }));
    expect(await codesAfter([first, ...busy], orderTo('Wega Optik', {}))).toEqual(['red_flag.edited_name review']);
  });

  it('forgets a hold that a person has cleared', async () => {
    const { world } = watchWorld();
    const record = recordOf(orderTo('Vega Optics', { reference: 'SO-1' }), { id: 'dec_1', ...held });
    await rememberOrders([record], world);
    await rememberAs(record, { outcome: 'clear', action: 'release' }, world);
    const order = orderTo('Wega Optik', {});
    const history = (await loadHistory(order, world))!;
    expect(checkVigilance(order, knowledge, { now: '2026-11-24T10:00:00.000Z', gaps: [], history }).findings).toEqual([]);
  });

  it('asks about one address with many names when the goods are controlled', async () => {
    const many = ['Alpha', 'Beta', 'Gamma', 'Delta'].map((name, n) => ({ order: orderTo(name, { reference: `SO-${n}` }) }));
    const controlled = orderTo('Epsilon', { code: '3A001.a', amount: '1' });
    expect(await codesAfter(many, controlled)).toEqual(['red_flag.shared_address review']);
    expect(await codesAfter(many.slice(1), controlled)).toEqual([]);
    expect(await codesAfter(many, orderTo('Epsilon', { code: 'EAR99' }))).toEqual([]);
  });

  it('does not hold a neighbour of somebody who was held', async () => {
    const first = { order: orderTo('Vega Optics', { reference: 'SO-1' }), made: held };
    expect(await codesAfter([first], orderTo('Brightwater Ceramics', {}))).toEqual([]);
  });

  it('asks about controlled goods that suddenly go by a transit hub', async () => {
    const usual = [1, 2, 3].map((n) => ({
      order: orderTo('Vega', { reference: `SO-${n}`, code: '5A002.a', destination: 'DE', amount: '1' }),
    }));
    expect(await codesAfter(usual, orderTo('Vega', { code: '5A002.a', destination: 'KG', home: 'DE', amount: '1' }))).toEqual([
      'red_flag.new_hub review',
    ]);
    expect(await codesAfter(usual, orderTo('Vega', { code: 'EAR99', destination: 'KG', home: 'DE' }))).toEqual([]);
  });

  it('adds up shipments that each stay under the limit for limited value', async () => {
    const small = { order: orderTo('Vega', { reference: 'SO-1', code: '9A515.x', destination: 'BR', amount: '900' }) };
    expect(await codesAfter([small], orderTo('Vega', { code: '9A515.x', destination: 'BR', amount: '900' }))).toEqual([
      'red_flag.split_shipments review',
    ]);
    expect(await codesAfter([small], orderTo('Vega', { code: '9A515.x', destination: 'BR', amount: '500' }))).toEqual([]);
  });

  it('sees no split where the goods need no license, or where the exception does not reach', async () => {
    for (const wish of [
      { code: '0A504.a', destination: 'DE', amount: '400' },
      { code: '2B350.a', destination: 'CN', amount: '1900' },
    ]) {
      const small = { order: orderTo('Vega', { reference: 'SO-1', ...wish }) };
      expect(await codesAfter([small], orderTo('Vega', wish))).toEqual([]);
    }
  });

  it('adds up another article of the same entry, sent to the same consignee at another address', async () => {
    const small = { order: orderTo('Vega Optics', { reference: 'SO-1', code: '9A515.x', destination: 'BR', amount: '900' }) };
    const other = orderTo('VEGA OPTICS GMBH', { street: '9 New Lane', code: '9A515.x', destination: 'BR', amount: '900' });
    const article = { ...other.items[0]!, sku: 'EUV-2' };
    expect(await codesAfter([small], { ...other, items: [article] })).toEqual(['red_flag.split_shipments review']);
    const issued = {
      id: 'D1',
      jurisdiction: 'US',
      authority: 'BIS',
      codes: ['9A515'],
      countries: [],
      validFrom: null,
      validTo: null,
    };
    const under = {
      ...other,
      items: [article],
      authorizations: [{ kind: 'license' as const, id: 'D1', code: null, attestations: {} }],
    };
    expect(await codesAfter([small], under, [{ ...issued, sufficient: true }])).toEqual([]);
    expect(await codesAfter([small], under, [{ ...issued, sufficient: false }])).toHaveLength(1);
  });

  it('adds up units of one controlled article', async () => {
    const some = { order: orderTo('Vega', { reference: 'SO-1', code: '3A001.a', amount: '1', quantity: 400 }) };
    expect(await codesAfter([some], orderTo('Vega', { code: '3A001.a', amount: '1', quantity: 200 }))).toEqual([
      'red_flag.cumulative review',
    ]);
  });

  it('does not take the same order sent again for another one', async () => {
    const some = { order: orderTo('Vega', { code: '3A001.a', amount: '1', quantity: 400 }) };
    expect(await codesAfter([some], orderTo('Vega', { code: '3A001.a', amount: '1', quantity: 200 }))).toEqual([]);
  });

  it('keeps no name, address, e-mail or order number', async () => {
    const { world } = watchWorld();
    const order = orderTo('Vega Optics', { reference: 'SO-77', email: 'a@vega.test' });
    await rememberOrders([recordOf(order, { id: 'dec_1', ...held })], world);
    const documents = await world.documents.list('HISTORY', { limit: 10 });
    expect(documents).toHaveLength(3);
    const kept = JSON.stringify(documents);
    for (const text of ['Vega', 'vega', 'SO-77', 'Road', 'EUV-1']) expect(kept).not.toContain(text);
  });
});
