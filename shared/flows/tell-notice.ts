import type { Notice } from '../model/notice.ts';
import type { DocumentStore, Stored } from './world.ts';

/** A receiver the deployer registered. Kind `WEBHOOK`. */
export interface WebhookEndpoint {
  id: string;
  url: string;
  /** Notice types wanted; empty = all. */
  types: string[];
  /** Newest first; two while a secret is being rotated. */
  secrets: string[];
  createdAt: string;
  /** Why nothing is sent any more, or null. */
  disabled: string | null;
}

/** One notice on its way to one receiver. Kind `DELIVERY`, id `<endpoint>#<notice>`. */
export interface Delivery {
  endpoint: string;
  notice: Notice;
  state: 'pending' | 'delivered' | 'dead';
  attempts: number;
  dueAt: string | null;
  lastStatus: number | null;
  lastError: string | null;
  deliveredAt: string | null;
}

export const endpointsMax = 100;

/** Puts a notice into the outbox of every receiver that wants it. Safe to repeat: the second time changes nothing. */
export async function tellNotice(notice: Notice, documents: DocumentStore): Promise<void> {
  const endpoints = await documents.list<WebhookEndpoint>('WEBHOOK', { limit: endpointsMax });
  const wanted = endpoints.filter(
    ({ value }) => !value.disabled && (value.types.length === 0 || value.types.includes(notice.type)),
  );
  await Promise.all(wanted.map(({ id }) => queueDelivery(newDelivery(id, notice), documents)));
}

export const deliveryId = (delivery: Pick<Delivery, 'endpoint' | 'notice'>): string =>
  `${delivery.endpoint}#${delivery.notice.id}`;

/** Key of the queue, in order of time: kind `DUE`. */
export const dueId = (delivery: Delivery): string => `${delivery.dueAt}#${deliveryId(delivery)}`;

export const newDelivery = (endpoint: string, notice: Notice): Delivery => ({
  endpoint,
  notice,
  state: 'pending',
  attempts: 0,
  dueAt: notice.at,
  lastStatus: null,
  lastError: null,
  deliveredAt: null,
});

/** The delivery first, its place in the queue second: after a crash in between, the repetition finds it untried and queues it. */
async function queueDelivery(delivery: Delivery, documents: DocumentStore): Promise<void> {
  const id = deliveryId(delivery);
  const created = await documents.put('DELIVERY', id, delivery, null);
  const standing: Stored<Delivery> | null = created ? null : await documents.get('DELIVERY', id);
  if (created || (standing?.value.state === 'pending' && standing.value.attempts === 0)) {
    await documents.put('DUE', dueId(delivery), { delivery: id }, null);
  }
}
