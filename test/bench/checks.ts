import { checkDestination } from '../../shared/screening/checks/destination.ts';
import { checkEndUse } from '../../shared/screening/checks/end-use.ts';
import { checkOwnership } from '../../shared/screening/checks/ownership.ts';
import { checkRedFlags } from '../../shared/screening/checks/red-flags.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';
import { circumstances, noKnowledge, orderOf } from '../screening/order-for-checks.ts';

const rounds = 5_000;

/** An order that touches everything: Cyrillic addresses, a statement, a listed tariff code, an embargoed region. */
const troubled = orderOf({
  destination: { country: 'UA', city: 'Маріуполь', region: 'Донецька область', postalCode: '87500' },
  via: ['TR'],
  items: [{ classification: { us: '3A991.b', hs: '854231' } }],
  parties: [
    { name: 'ООО Ромашка', address: { lines: ['ул. Донецкая, 5'], city: 'Мариуполь', country: 'UA' }, phone: '+7 949 555 0102' },
  ],
  endUse: { statement: 'Civil use in our own offices. The goods will not be re-exported to Cuba, Iran or Syria.' },
});

/** Processor time an order, in microseconds, for each check that looks at the order alone. */
export function run(): void {
  const checks = { checkDestination, checkEndUse, checkRedFlags, checkOwnership };
  for (const [kind, order] of Object.entries({ ordinary: ordinaryOrder, troubled })) {
    for (const [name, check] of Object.entries(checks)) {
      for (let warm = 0; warm < 500; warm++) check(order, noKnowledge, circumstances);
      const started = process.cpuUsage();
      for (let round = 0; round < rounds; round++) check(order, noKnowledge, circumstances);
      const { user, system } = process.cpuUsage(started);
      console.log(`${kind} order, ${name}: ${((user + system) / rounds).toFixed(1)} µs`);
    }
  }
}

if (import.meta.main) run();
