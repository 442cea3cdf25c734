import { maySee } from '../decisions/may-see.ts';
import type { Caller } from '../model/api-key.ts';
import type { LedgerLine } from '../model/license-record.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { releaseOrder } from './draw-license.ts';
import type { World } from './world.ts';

/** Decisions of one order. */
const perOrderMax = 200;

/**
 * A cancelled order leaves nothing behind at the door and gives back what it drew on licenses. Its open reviews stay open: a person
 * still has to say what the match was. Safe to repeat.
 */
export async function cancelOrder(reference: string, caller: Caller, world: World): Promise<Result<{ released: LedgerLine[] }>> {
  const all = await world.decisions.byReference(reference, perOrderMax);
  const records = all.filter((record) => maySee(caller, record.caller));
  if (records.length === 0) return fail('not_found', 'nothing was decided for this order');
  for (const { decision } of records) {
    const events = await world.decisions.events(decision.id);
    if (events.some(({ type }) => type === 'order.cancelled')) continue;
    const at = world.clock.now().toISOString();
    await world.decisions.addEvent({ decisionId: decision.id, at, type: 'order.cancelled', by: caller.id, detail: {} });
  }
  return ok({ released: await releaseOrder(reference, caller.id, world) });
}
