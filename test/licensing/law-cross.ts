import { determineLicense } from '../../shared/licensing/determine-license.ts';
import type { LawTables } from '../../shared/licensing/law-tables.ts';
import type { ItemKind } from '../../shared/model/item.ts';
import type { Order } from '../../shared/model/order.ts';
import { type Outcome, strictest } from '../../shared/model/outcome.ts';
import { orderFor } from './order-for.ts';

/** One letter for what becomes of an item: none, exception, review, license, prohibited. */
const letters: Record<Outcome, string> = {
  clear: 'N',
  clear_with_conditions: 'E',
  review: 'R',
  license_required: 'L',
  prohibited: 'P',
};

const kinds: Record<string, ItemKind> = { D: 'software', E: 'technology' };

/** Day the cross is judged at: dated rules would change it otherwise. */
const day = '2026-11-24T00:00:00Z';

/** Every destination of the chart, and the territories it names. */
export const destinationsOf = (law: LawTables): string[] =>
  [...Object.keys(law.us.chart), ...Object.keys(law.us.inherits)]
    .sort()
    .filter((code, index, all) => all.indexOf(code) === index);

/** An order of one bare ECCN, US origin, $100. */
export const crossOrder = (eccn: string): Order =>
  orderFor({ to: 'DE', items: [{ us: eccn, usd: 100, kind: kinds[eccn[1] ?? ''] ?? 'commodity' }], jurisdictions: ['US'] });

/** Outcome of one entry to each destination, one letter each. */
export function crossLine(eccn: string, destinations: readonly string[], law: LawTables): string {
  const order = crossOrder(eccn);
  let line = '';
  for (const country of destinations) {
    order.destination.country = country;
    const { findings } = determineLicense(order, law, day);
    line += letters[strictest(...findings.map((finding) => finding.outcome))];
  }
  return line;
}
