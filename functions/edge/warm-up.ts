import { screenOrderRoute } from '../../shared/api/decisions.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { World } from '../../shared/flows/world.ts';
import { toOrder } from './to-order.ts';

/** One name for each kind of writing whose tables are read on first use. */
const names = ['Sample Trading Company', 'شركة الأفق للتجارة', 'Торговый дом Пример', '示例贸易有限公司'];

/**
 * Judges a made-up order and keeps nothing of it, so that the first real one finds the lists loaded, the tables of names read, the
 * code compiled and a connection open. True when there was an edition to judge by; a failure is left to the first real order.
 */
export async function warmUp(world: World): Promise<boolean> {
  const body = screenOrderRoute.body.parse({
    reference: 'warm-up',
    shipFrom: { country: 'US' },
    destination: { country: 'DE', city: 'Hamburg' },
    parties: names.map((name, n) => ({
      id: String(n),
      roles: [n === 0 ? 'ultimate_consignee' : 'purchaser'],
      name,
      address: { lines: ['1 Harbour Street'], city: 'Hamburg', country: 'DE' },
    })),
    items: [{ id: '1', description: 'Desk lamp', quantity: 1, classification: { us: 'EAR99' } }],
    dryRun: true,
  });
  const request = { order: toOrder(body), caller: 'portcullis', idempotencyKey: 'warm-up', bodyDigest: '' };
  return screenOrder(request, world).then(
    ({ ok }) => ok,
    () => false,
  );
}
