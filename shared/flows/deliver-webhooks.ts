import { cloudEvent } from '../decisions/notices/cloud-event.ts';
import { retryAt } from '../decisions/notices/retry-after.ts';
import { signWebhook } from '../decisions/notices/sign-webhook.ts';
import { type Delivery, dueId, type WebhookEndpoint } from './tell-notice.ts';
import type { Stored, WatchWorld } from './world.ts';

/** Deliveries tried side by side in one run: a few hanging receivers must not hold up the others for long. */
const batchMax = 25;
/** The receiver says it is gone for good. */
const gone = 410;

/** Sends what is due, at least once; answers how many attempts were made. */
export async function deliverWebhooks(world: WatchWorld): Promise<number> {
  const now = world.clock.now().toISOString();
  const due = await world.documents.list<{ delivery: string }>('DUE', { to: `${now}#~`, limit: batchMax });
  await Promise.all(due.map((place) => attempt(place, world)));
  return due.length;
}

async function attempt(place: Stored<{ delivery: string }>, world: WatchWorld): Promise<void> {
  const { documents } = world;
  const stored = await documents.get<Delivery>('DELIVERY', place.value.delivery);
  // A place in the queue that the delivery has already left is only cleared away.
  if (stored?.value.state === 'pending' && dueId(stored.value) === place.id) {
    const endpoint = await documents.get<WebhookEndpoint>('WEBHOOK', stored.value.endpoint);
    const next = endpoint ? await send(stored.value, endpoint, world) : dead(stored.value, 'the endpoint was deleted');
    if (!(await documents.put('DELIVERY', stored.id, next, stored.revision))) return;
    if (next.state === 'pending') await documents.put('DUE', dueId(next), place.value, null);
  } else if (stored?.value.state === 'pending') await documents.put('DUE', dueId(stored.value), place.value, null);
  await documents.delete('DUE', place.id);
}

async function send(delivery: Delivery, endpoint: Stored<WebhookEndpoint>, world: WatchWorld): Promise<Delivery> {
  const { url, secrets, disabled } = endpoint.value;
  if (disabled) return dead(delivery, 'the endpoint is disabled');
  const now = world.clock.now();
  const body = cloudEvent(delivery.notice, `https://${world.watch.origin}/v1`);
  const headers = signWebhook({ id: delivery.notice.id, at: now.toISOString(), body }, secrets);
  const answer = await world.receivers.post(url, { 'content-type': 'application/cloudevents+json', ...headers }, body);
  if (answer.ok && answer.value >= 200 && answer.value < 300) return delivered(delivery, answer.value, now);
  if (answer.ok && answer.value === gone) await disable(endpoint, world);
  const reason = answer.ok ? `the receiver answered ${answer.value}` : answer.trouble.message;
  return failed(delivery, answer.ok ? answer.value : null, reason, now);
}

const delivered = (delivery: Delivery, status: number, now: Date): Delivery => ({
  ...delivery,
  state: 'delivered',
  attempts: delivery.attempts + 1,
  dueAt: null,
  lastStatus: status,
  lastError: null,
  deliveredAt: now.toISOString(),
});

function failed(delivery: Delivery, lastStatus: number | null, lastError: string, now: Date): Delivery {
  const attempts = delivery.attempts + 1;
  const dueAt = lastStatus === gone ? null : retryAt(now, attempts, spreadOf(delivery));
  return { ...delivery, attempts, dueAt, lastStatus, lastError, state: dueAt === null ? 'dead' : 'pending' };
}

const dead = (delivery: Delivery, lastError: string): Delivery => ({ ...delivery, state: 'dead', dueAt: null, lastError });

async function disable(endpoint: Stored<WebhookEndpoint>, world: WatchWorld): Promise<void> {
  const value = { ...endpoint.value, disabled: 'the receiver answered 410, gone' };
  await world.documents.put('WEBHOOK', endpoint.id, value, endpoint.revision);
}

/** 0–1 from the ids: receivers that failed together come back apart, and a simulation stays repeatable. */
const spreadOf = ({ endpoint, notice }: Delivery): number =>
  ([...`${endpoint}${notice.id}`].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 997, 7) % 100) / 100;
