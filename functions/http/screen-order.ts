import { screenOrderRoute } from '../../shared/api/decisions.ts';
import { digestOf } from '../../shared/decisions/canonical-json.ts';
import { type ScreenAnswer, screenOrder } from '../../shared/flows/screen-order.ts';
import type { Order } from '../../shared/model/order.ts';
import { http } from '../edge/http.ts';
import { idempotencyKeyOf } from '../edge/idempotency-key.ts';
import { type Answer, problem, problemOf, reply } from '../edge/reply.ts';
import { toOrder } from '../edge/to-order.ts';
import { warmUp } from '../edge/warm-up.ts';
import { isStartingCold, world } from '../edge/wiring.ts';

/** Clocks differ by minutes; an instant further ahead is a mistake. */
const aheadMsMax = 5 * 60_000;

export const handler = http(screenOrderRoute, async ({ body, json, headers, caller }, here) => {
  const order = toOrder(body);
  if (isAhead(order, here.clock.now())) {
    return problem('invalid_request', 'the body breaks the schema', [
      { pointer: '/asOf', code: 'not_allowed', message: 'lies in the future' },
    ]);
  }
  const key = idempotencyKeyOf(headers);
  if (!key.ok) return key.problem;
  const request = { order, caller: caller.id, idempotencyKey: key.value, bodyDigest: digestOf(json) };
  const answer = await screenOrder(request, here);
  return answer.ok ? show(answer.value, headers.prefer) : problemOf(answer.trouble);
});

const isAhead = ({ asOf }: Order, now: Date): boolean => asOf !== null && Date.parse(asOf) - now.getTime() > aheadMsMax;

function show({ decision, replayed }: ScreenAnswer, prefer: string | undefined): Answer {
  const isMinimal = /(^|[,;\s])return=minimal\b/i.test(prefer ?? '');
  const headers = {
    ...(decision.simulated || !isKept(decision) ? {} : { location: decision.links.self }),
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
    ...(isMinimal ? { 'preference-applied': 'return=minimal' } : {}),
  };
  return reply(replayed ? 200 : 201, isMinimal ? minimal(decision) : decision, headers);
}

/** A decision that could not be written in time is answered all the same, and says so. */
const isKept = ({ gaps }: ScreenAnswer['decision']): boolean => !gaps.some(({ subject }) => subject === 'store');

function minimal({ id, outcome, action, complete, headline, buyerMessage, links, effective }: ScreenAnswer['decision']) {
  return { id, outcome, action, complete, headline, buyerMessage, links, effective };
}

// While a function starts it has a whole processor; the first order would have the share its memory gives it.
if (isStartingCold()) await world().then(warmUp, () => false);
