import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world, undefined, { 'us-ear': starterLaw().us });
});
afterAll(() => server.close());

const [buyer] = cleanOrder().parties;
const [item] = cleanOrder().items;
interface Wish {
  name?: string;
  street?: string;
  email?: string;
  phone?: string;
  aliases?: string[];
  us?: string;
  quantity?: number;
}
const order = (
  reference: string,
  { name = 'Elbufer Messgeräte GmbH', street = 'Speicherstadt 4', us, quantity, ...more }: Wish,
) =>
  cleanOrder({
    reference,
    parties: [{ ...buyer, name, address: { ...buyer!.address, lines: [street] }, ...more }],
    items: [{ ...item, sku: 'LMP-1', quantity: quantity ?? 2, classification: { us: us ?? 'EAR99', eu: 'not_listed' } }],
  });
/** One order at the door, at once behind the one before: what it does and the red flags it raises. */
const place = async (reference: string, wish: Wish) => {
  const { body } = await server.post('/v1/decisions', order(reference, wish));
  const flags = body.findings.map((one: { code: string }) => one.code).filter((code: string) => code.startsWith('red_flag'));
  return [body.action, ...flags];
};
const listed = 'Zarvanian Turbine Works';

describe('an order that was held and comes again at once', () => {
  test('is held under an edited name at the same address', async () => {
    expect(await place('RA-1', { name: listed, street: 'Mill Lane 9' })).toEqual(['hold']);
    expect(await place('RA-2', { name: 'Zarwanyan Industrial Goods', street: '9, Mill Lane' })).toEqual([
      'hold',
      'red_flag.edited_name',
    ]);
    expect(await place('RA-3', { name: 'Brightwater Ceramics', street: 'Mill Lane 9' })).toEqual(['release']);
  });

  test('is nobody of the same family or a common name at the same address', async () => {
    expect(await place('RA-family-6', { name: 'Maria Garcia', aliases: [listed], street: 'Birch Row 5' })).toEqual(['hold']);
    expect(await place('RA-family-7', { name: 'Jose Garcia', street: 'Birch Row 5' })).toEqual(['release']);
    expect(await place('RA-family-8', { name: 'Garcia, Maria', street: 'Birch Row 5' })).toEqual([
      'hold',
      'red_flag.edited_name',
    ]);
  });

  test('is held under any other name with the same e-mail, phone or order number', async () => {
    expect(await place('RA-4', { name: listed, street: 'Quay 1', email: 'z@turbine.test', phone: '+49 40 5550123' })).toEqual([
      'hold',
    ]);
    const other = { name: 'Happy Garden Tools', street: 'Elm Road 77' };
    for (const link of [{ email: 'Z+new@turbine.test' }, { phone: '(040) 555-0123' }])
      expect(await place(`RA-${Object.keys(link)}`, { ...other, ...link })).toEqual(['hold', 'red_flag.edited_name']);
    expect(await place('RA-4', other)).toEqual(['hold', 'red_flag.edited_name']);
    expect(await place('RA-5', other)).toEqual(['release']);
  });

  test('is not let go by the warehouse door, whatever a later try was', async () => {
    expect((await server.get('/v1/orders/RA-4')).body).toMatchObject({ action: 'hold' });
  });
});

describe('orders of one consignee that are harmless one by one', () => {
  test('are held once their units of a controlled article add up, at whichever address', async () => {
    const some = { us: '4A994.a', quantity: 240 };
    expect(await place('RA-6', some)).toEqual(['release']);
    expect(await place('RA-7', { ...some, street: 'Kai 12', name: 'ELBUFER MESSGERÄTE' })).toEqual(['release']);
    expect(await place('RA-8', some)).toEqual(['hold', 'red_flag.cumulative']);
    expect(await place('RA-9', { quantity: 900 })).toEqual(['release']);
  });

  test('are held when five names order controlled goods to one address', async () => {
    for (const [n, name] of ['Alder', 'Birke', 'Cedar', 'Dorn'].entries())
      expect(await place(`RA-1${n}`, { name: `${name} Handel`, street: 'Block 7', us: '4A994.a' })).toEqual(['release']);
    expect(await place('RA-15', { name: 'Esche Handel', street: 'Block 7', us: '4A994.a' })).toEqual([
      'hold',
      'red_flag.shared_address',
    ]);
  });
});
