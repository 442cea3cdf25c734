import * as z from 'zod';
import { noticeTypes } from '../model/notice.ts';
import { route } from './route.ts';
import { line } from './text.ts';

const urlLengthMax = 2_000;
const moment = z.string().nullable();
const parameters = z.strictObject({ id: line(64) });

const webhook = z
  .looseObject({
    id: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    createdAt: z.string(),
    disabled: z.string().nullable(),
    secret: z.string().optional(),
  })
  .meta({ id: 'Webhook', description: 'A receiver. Its secret is shown once, when it is made.' });

const delivery = z
  .looseObject({
    endpoint: z.string(),
    state: z.enum(['pending', 'delivered', 'dead']),
    attempts: z.number().int(),
    dueAt: moment,
    lastStatus: z.number().int().nullable(),
    lastError: z.string().nullable(),
    deliveredAt: moment,
    notice: z.looseObject({ id: z.string(), type: z.string(), at: z.string(), subject: z.string() }),
  })
  .meta({ id: 'Delivery', description: 'One notice on its way to one receiver.' });

export const listWebhooksRoute = route({
  id: 'listWebhooks',
  method: 'GET',
  path: '/v1/webhooks',
  summary: 'Receivers of signed notices',
  scope: 'webhooks:write',
  reach: 'all',
  answers: { 200: { description: 'All receivers', schema: z.looseObject({ data: z.array(webhook) }) } },
});

export const addWebhookRoute = route({
  id: 'addWebhook',
  method: 'POST',
  path: '/v1/webhooks',
  summary: 'Register a receiver; it gets one test notice',
  scope: 'webhooks:write',
  reach: 'all',
  body: z.strictObject({
    url: line(urlLengthMax),
    types: z.array(z.enum(noticeTypes)).max(noticeTypes.length).default([]),
  }),
  answers: { 201: { description: 'Registered; the only answer that shows the secret', schema: webhook } },
  problems: ['conflict'],
});

export const deleteWebhookRoute = route({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/v1/webhooks/{id}',
  summary: 'Forget a receiver',
  scope: 'webhooks:write',
  reach: 'all',
  parameters,
  answers: { 204: { description: 'Forgotten', schema: null } },
  problems: ['not_found'],
});

export const listDeliveriesRoute = route({
  id: 'listDeliveries',
  method: 'GET',
  path: '/v1/webhooks/{id}/deliveries',
  summary: 'Notices sent to a receiver, dead letters among them',
  scope: 'webhooks:write',
  reach: 'all',
  parameters,
  query: z.strictObject({ state: z.enum(['pending', 'delivered', 'dead']).optional() }),
  answers: { 200: { description: 'Deliveries', schema: z.looseObject({ data: z.array(delivery) }) } },
});

export const redeliverRoute = route({
  id: 'redeliver',
  method: 'POST',
  path: '/v1/webhooks/{id}/deliveries/{notice}/redeliver',
  summary: 'Send a notice again, whatever became of it',
  scope: 'webhooks:write',
  reach: 'all',
  parameters: z.strictObject({ id: line(64), notice: line(64) }),
  answers: { 202: { description: 'Queued', schema: delivery } },
  problems: ['not_found', 'conflict'],
});
