import { createHmac, timingSafeEqual } from 'node:crypto';

/** A receiver refuses a message older or newer than this (Standard Webhooks recommends five minutes). */
const replayWindowMs = 5 * 60_000;

export interface WebhookMessage {
  /** Same for every attempt of one message, so that a receiver can drop the second. */
  id: string;
  /** ISO instant of this attempt. */
  at: string;
  body: string;
}

/**
 * Headers of one attempt: `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, one `v1` signature for each
 * secret, so that a secret can be rotated without a gap. Scheme: Standard Webhooks 1.0, HMAC-SHA256 over `id.timestamp.body`.
 */
export function signWebhook(message: WebhookMessage, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(message.at) / 1000));
  const signatures = secrets.map((secret) => `v1,${signatureOf(message, timestamp, secret)}`);
  return { 'webhook-id': message.id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/** What a receiver does: false for a wrong signature or a time outside the replay window. */
export function isSignedWebhook(headers: Record<string, string>, body: string, secret: string, now: Date): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': given = '' } = headers;
  if (Math.abs(now.getTime() - Number(timestamp) * 1000) > replayWindowMs) return false;
  const expected = Buffer.from(`v1,${signatureOf({ id, body }, timestamp, secret)}`);
  return given.split(' ').some((one) => one.length === expected.length && timingSafeEqual(Buffer.from(one), expected));
}

/** Secrets are `whsec_` and base64 of 24 to 64 random bytes. */
const secretPrefix = 'whsec_';
export const secretFrom = (random: Uint8Array): string => secretPrefix + Buffer.from(random).toString('base64');

const signatureOf = (message: Pick<WebhookMessage, 'id' | 'body'>, timestamp: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(secretPrefix.length), 'base64'))
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64');
