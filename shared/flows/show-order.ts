import { effectiveOf } from '../decisions/effective-of.ts';
import { maySee } from '../decisions/may-see.ts';
import type { Caller } from '../model/api-key.ts';
import { actions, severity } from '../model/outcome.ts';
import type { Effective } from '../model/review.ts';
import type { World } from './world.ts';

/** Decisions looked at for one order: stages and retries make a handful, not hundreds. */
const decisionsMax = 100;

export interface OrderView {
  reference: string;
  action: Effective['action'];
  outcome: Effective['outcome'];
  effective: Effective;
  /** Live decisions, newest first. */
  decisions: { id: string; stage: string; createdAt: string; effective: Effective; links: { self: string } }[];
}

/**
 * What is in force for an order now: the strictest of its live decisions, so that a second try never opens what the first one
 * held. Null when nothing live was decided for it.
 */
export async function showOrder(
  reference: string,
  world: Pick<World, 'decisions'>,
  caller: Caller = everybody,
): Promise<OrderView | null> {
  const all = await world.decisions.byReference(reference, decisionsMax);
  const records = all.filter((record) => maySee(caller, record.caller));
  const made = records.map(({ decision }) => decision).filter((decision) => !decision.simulated);
  const decisions = await Promise.all(
    made.map(async (decision) => {
      const effective = effectiveOf(decision, await world.decisions.events(decision.id));
      const { id, stage, createdAt } = decision;
      return { id, stage, createdAt, effective, links: { self: `/v1/decisions/${id}` } };
    }),
  );
  const live = decisions.filter(({ effective }) => effective.supersededBy === null);
  // A successor may not be indexed yet: then the superseded decision, which knows its outcome, still speaks.
  const [first, ...others] = live.length > 0 ? live : decisions;
  if (!first) return null;
  const effective = others.reduce((worst, { effective: next }) => (isStricter(next, worst) ? next : worst), first.effective);
  return { reference, action: effective.action, outcome: effective.outcome, effective, decisions: live };
}

const everybody: Caller = { id: '', reach: 'all' };

/** By action first: it is what the door acts on. */
const isStricter = (a: Effective, b: Effective): boolean =>
  actions.indexOf(a.action) - actions.indexOf(b.action) > 0 ||
  (a.action === b.action && severity(a.outcome) > severity(b.outcome));
