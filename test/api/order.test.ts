import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../shared/api/faults.ts';
import { screenRequest } from '../../shared/api/order.ts';

const party = { id: 'buyer', name: 'Kocherwerk GmbH' };
const order = (change: object) => ({ reference: 'SO-1', parties: [party], ...change });
const faults = (body: unknown) => {
  const parsed = screenRequest.safeParse(body);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ pointer, code }) => `${pointer} ${code}`);
};
const withParty = (change: object) => order({ parties: [{ ...party, ...change }] });
const withItem = (change: object) => order({ items: [{ id: '1', ...change }] });

describe('the order on the wire', () => {
  test('reference and one named party are enough, and everything else has a default', () => {
    expect(screenRequest.parse(order({}))).toMatchObject({
      stage: 'checkout',
      transaction: 'export',
      shipFrom: null,
      destination: { country: null, region: null, city: null, postalCode: null },
      items: [],
      endUse: { statement: null, flags: {} },
      deadlineMs: 800,
      asOf: null,
      dryRun: false,
      parties: [{ type: 'unknown', roles: [], aliases: [], address: null, ownership: [] }],
    });
  });

  test('a fact of several values is kept as one text', () => {
    const { items } = screenRequest.parse(withItem({ attributes: { shipments: [4000, 4000], tpp: 4900 } }));
    expect(items[0]?.attributes).toEqual({ shipments: '4000,4000', tpp: 4900 });
  });

  test('null says the same as absence where a fact may be unknown', () => {
    const nulls = { shipFrom: null, destination: null, endUse: null, signals: null, asOf: null };
    expect(screenRequest.parse(order(nulls))).toEqual(screenRequest.parse(order({})));
    const classified = screenRequest.parse(withItem({ classification: null }));
    expect(classified).toEqual(screenRequest.parse(withItem({})));
  });

  test.each<[string, unknown, string[]]>([
    ['not an object', [], [' wrong_type']],
    ['nothing', {}, ['/reference required', '/parties required']],
    ['no parties', order({ parties: [] }), ['/parties too_small']],
    ['51 parties', order({ parties: Array.from({ length: 51 }, (_, n) => ({ ...party, id: `p${n}` })) }), ['/parties too_big']],
    ['501 items', order({ items: Array.from({ length: 501 }, (_, n) => ({ id: `${n}` })) }), ['/items too_big']],
    ['a field nobody knows', order({ outcome: 'clear' }), ['/outcome unknown_field']],
    ['a pinned edition of the caller', order({ pinned: { edition: 'ed_1' } }), ['/pinned unknown_field']],
    ['a field nobody knows in a party', withParty({ reviewer: 'me' }), ['/parties/0/reviewer unknown_field']],
    ['a number for an id', withParty({ id: 12345678901234 }), ['/parties/0/id wrong_type']],
    ['a number for a reference', { ...order({}), reference: 10482 }, ['/reference wrong_type']],
    ['an empty name', withParty({ name: '' }), ['/parties/0/name too_small']],
    ['a name of 257 characters', withParty({ name: 'a'.repeat(257) }), ['/parties/0/name not_allowed']],
    ['a name of 200,000 combining marks', withParty({ name: 'a\u0301\u0316'.repeat(100_000) }), ['/parties/0/name not_allowed']],
    ['33 names', withParty({ aliases: Array(32).fill('x') }), ['/parties/0/aliases too_big']],
    ['half a character in a name', withParty({ name: 'Ab\ud800c' }), ['/parties/0/name not_allowed']],
    ['NUL in a name', withParty({ name: 'A\u0000b' }), ['/parties/0/name not_allowed']],
    ['a C1 control in an address', withParty({ address: { lines: ['x\u0085y'] } }), ['/parties/0/address/lines/0 not_allowed']],
    ['a line break in a reference', { ...order({}), reference: 'SO\n1' }, ['/reference not_allowed']],
    ['a birth date in words', withParty({ dateOfBirth: '1 May 1970' }), ['/parties/0/dateOfBirth wrong_format']],
    [
      'a share of 101 percent',
      withParty({ ownership: [{ name: 'X', percent: 101 }] }),
      ['/parties/0/ownership/0/percent too_big'],
    ],
    ['two parties of one id', order({ parties: [party, party] }), ['/parties/1/id not_allowed']],
    ['two items of one id', order({ items: [{ id: '1' }, { id: '1' }] }), ['/items/1/id not_allowed']],
    ['no quantity', withItem({ quantity: 0 }), ['/items/0/quantity too_small']],
    ['a negative quantity', withItem({ quantity: -1 }), ['/items/0/quantity too_small']],
    ['a quantity without end', withItem({ quantity: Number.POSITIVE_INFINITY }), ['/items/0/quantity wrong_type']],
    ['a quantity as text', withItem({ quantity: '4' }), ['/items/0/quantity wrong_type']],
    [
      'a price with separators',
      withItem({ unitValue: { amount: '1,000.00', currency: 'USD' } }),
      ['/items/0/unitValue/amount wrong_format'],
    ],
    ['a price as a number', withItem({ unitValue: { amount: 10.5, currency: 'USD' } }), ['/items/0/unitValue/amount wrong_type']],
    [
      'a currency in signs',
      withItem({ unitValue: { amount: '1', currency: 'US$' } }),
      ['/items/0/unitValue/currency wrong_format'],
    ],
    ['a stage nobody knows', order({ stage: 'later' }), ['/stage not_allowed']],
    ['an instant without a zone', order({ asOf: '2026-01-01T00:00:00' }), ['/asOf wrong_format']],
    ['a deadline of nothing', order({ deadlineMs: 0 }), ['/deadlineMs too_small']],
    ['a deadline of a minute', order({ deadlineMs: 60_000 }), ['/deadlineMs too_big']],
    ['a flag in words', order({ endUse: { flags: { military: 'no' } } }), ['/endUse/flags/military wrong_type']],
  ])('%s is refused with a pointer', (_, body, expected) => {
    expect(faults(body)).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['a role nobody knows', withParty({ roles: ['drop_shipper'] })],
    ['a name of one character', withParty({ name: '.' })],
    ['a name of 256 astral characters', withParty({ name: '\u{1F600}'.repeat(256) })],
    ['a name with zero-width and right-to-left marks', withParty({ name: 'A\u200bB\u202eC' })],
    ['a country in words', order({ destination: { country: 'Crimea' } })],
    ['a country nobody knows', order({ destination: { country: 'XX' } })],
    ['an item without classification', withItem({})],
    ['a control code in other spelling', withItem({ classification: { us: 'EAR-99' } })],
    ['a reference that is an address', { ...order({}), reference: 'ana@example.org' }],
    ['a description of several lines', withItem({ description: 'Router\n40 Gbps' })],
    ['500 items', order({ items: Array.from({ length: 500 }, (_, n) => ({ id: `${n}` })) })],
    ['half a unit', withItem({ quantity: 0.5 })],
  ])('%s is let in, to be judged', (_, body) => {
    expect(faults(body)).toEqual([]);
  });

  test('a fault never quotes what was sent', () => {
    const secret = 'CANARY-7731';
    const body = { reference: 7, parties: [{ name: `${secret}\u0000`, type: secret }], stage: secret, asOf: secret };
    const parsed = screenRequest.safeParse(body);
    expect(parsed.success).toBe(false);
    if (!parsed.success) expect(JSON.stringify(faultsOf(parsed.error))).not.toContain(secret);
  });
});
