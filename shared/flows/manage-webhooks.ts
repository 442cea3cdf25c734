import { secretFrom } from '../decisions/notices/sign-webhook.ts';
import { type Notice, noticeTypes } from '../model/notice.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type Delivery, deliveryId, dueId, endpointsMax, newDelivery, type WebhookEndpoint } from './tell-notice.ts';
import type { WatchWorld } from './world.ts';

/** An endpoint as the API shows it: the secret only once, when it is made. */
export type EndpointView = Omit<WebhookEndpoint, 'secrets'> & { secret?: string };

const showEndpoint = ({ secrets: _, ...endpoint }: WebhookEndpoint): EndpointView => endpoint;

/** Registers a receiver and queues one `webhook.test` notice for it. Troubles: `invalid_request`, `conflict`. */
export async function addWebhook(wish: { url: string; types: string[] }, world: WatchWorld): Promise<Result<EndpointView>> {
  const strange = wish.types.find((type) => !(noticeTypes as readonly string[]).includes(type));
  if (strange !== undefined)
    return fail('invalid_request', `unknown type; expected one of \`${noticeTypes.join('`, `')}\``, '/types');
  const url = world.receivers.check(wish.url);
  if (!url.ok) return fail('invalid_request', url.trouble.message, '/url');
  const { documents, clock } = world;
  if ((await documents.list('WEBHOOK', { limit: endpointsMax })).length >= endpointsMax) {
    return fail('conflict', `there are ${endpointsMax} endpoints already`);
  }
  const now = clock.now().toISOString();
  const secret = secretFrom(world.receivers.newSecret());
  const endpoint = {
    id: clock.newId('wh'),
    url: url.value,
    types: wish.types,
    secrets: [secret],
    createdAt: now,
    disabled: null,
  };
  await documents.put('WEBHOOK', endpoint.id, endpoint, null);
  const test: Notice = { id: clock.newId('evt'), type: 'webhook.test', at: now, subject: endpoint.id, data: {} };
  await queue(newDelivery(endpoint.id, test), null, world);
  return ok({ ...showEndpoint(endpoint), secret });
}

export async function listWebhooks(world: WatchWorld): Promise<EndpointView[]> {
  const all = await world.documents.list<WebhookEndpoint>('WEBHOOK', { limit: endpointsMax });
  return all.map(({ value }) => showEndpoint(value));
}

export async function deleteWebhook(id: string, world: WatchWorld): Promise<Result<null>> {
  if (!(await world.documents.get('WEBHOOK', id))) return fail('not_found', 'no such endpoint');
  await world.documents.delete('WEBHOOK', id);
  return ok(null);
}

/** Deliveries of one endpoint, dead letters among them. */
export async function listDeliveries(endpoint: string, state: Delivery['state'] | null, world: WatchWorld): Promise<Delivery[]> {
  const range = { from: `${endpoint}#`, to: `${endpoint}#~`, limit: deliveriesShownMax };
  const all = await world.documents.list<Delivery>('DELIVERY', range);
  return all.map(({ value }) => value).filter((delivery) => state === null || delivery.state === state);
}

/** Starts a delivery again from its first attempt, whatever became of it. */
export async function redeliver(endpoint: string, notice: string, world: WatchWorld): Promise<Result<Delivery>> {
  const stored = await world.documents.get<Delivery>('DELIVERY', `${endpoint}#${notice}`);
  if (!stored) return fail('not_found', 'no such delivery');
  const again: Delivery = { ...newDelivery(endpoint, stored.value.notice), dueAt: world.clock.now().toISOString() };
  const queued = await queue(again, stored.revision, world);
  return queued ? ok(again) : fail('conflict', 'the delivery is being tried right now; ask again');
}

const deliveriesShownMax = 1000;

async function queue(delivery: Delivery, revision: number | null, { documents }: WatchWorld): Promise<boolean> {
  if (!(await documents.put('DELIVERY', deliveryId(delivery), delivery, revision))) return false;
  return documents.put('DUE', dueId(delivery), { delivery: deliveryId(delivery) }, null);
}
