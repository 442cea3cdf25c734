import type * as z from 'zod';
import type { decisionView } from '../api/decision-view.ts';
import type { getOrderRoute } from '../api/decisions.ts';
import type { ScreenRequest } from '../api/order.ts';
import type { comparePartiesRoute, searchPartiesRoute } from '../api/parties.ts';
import type { problem } from '../api/problem.ts';
import type { listSourcesRoute } from '../api/sources.ts';
import { type Ask, asker } from './ask.ts';

export { PortcullisError } from './ask.ts';
export type { ScreenRequest };
export type Decision = z.output<typeof decisionView>;
export type OrderState = z.output<(typeof getOrderRoute.answers)[200]['schema']>;
export type Problem = z.output<typeof problem>;
export type Search = z.input<typeof searchPartiesRoute.body>;
export type SearchResult = z.output<(typeof searchPartiesRoute.answers)[200]['schema']>;
export type Comparison = z.input<typeof comparePartiesRoute.body>;
export type ComparisonResult = z.output<(typeof comparePartiesRoute.answers)[200]['schema']>;
export type Sources = z.output<(typeof listSourcesRoute.answers)[200]['schema']>;

export interface ClientSettings {
  /** Base of the API without `/v1`, for example `http://127.0.0.1:8787`. */
  url: string;
  /** Sent with every request: an API key, or what signs for IAM. */
  headers?:
    | Record<string, string>
    | ((request: { method: string; url: string; body: string }) => Promise<Record<string, string>>);
  /** Milliseconds for a whole call, its retry included. */
  timeoutMs?: number;
  fetch?: typeof fetch;
}

/**
 * What the shop does with the order. `decision` is null when no answer came in time, or none that could be read: then the
 * action is `hold`, because silence never approves. Ask again with the same key; the decision may have been made.
 */
export type Screened =
  | { action: 'release' | 'hold' | 'refuse'; decision: Decision; problem: null }
  | { action: 'hold'; decision: null; problem: Problem | null };

/** The longest an order is screened by default, and a little for the way. */
const timeoutMs = 1_500;

export interface Portcullis {
  screen(order: ScreenRequest, options?: { idempotencyKey?: string }): Promise<Screened>;
  decision(id: string): Promise<Decision>;
  /** The action in force for an order; `hold` when nothing is known of it or no answer came. */
  orderAction(reference: string): Promise<{ action: 'release' | 'hold' | 'refuse'; order: OrderState | null }>;
  searchParties(search: Search): Promise<SearchResult>;
  compareParties(pairs: Comparison): Promise<ComparisonResult>;
  sources(): Promise<Sources>;
}

/** A typed client over fetch. Throws `PortcullisError` for problems, except where silence or refusal must mean `hold`. */
export function portcullis(settings: ClientSettings): Portcullis {
  const ask = asker({ timeoutMs, fetch, headers: {}, ...settings });
  return {
    screen: (order, options) => screen(ask, order, options?.idempotencyKey ?? null),
    decision: (id) => ask('GET', `/v1/decisions/${encodeURIComponent(id)}`),
    orderAction: (reference) => orderAction(ask, reference),
    searchParties: (search) => ask('POST', '/v1/parties/search', search),
    compareParties: (pairs) => ask('POST', '/v1/parties/compare', pairs),
    sources: () => ask('GET', '/v1/sources'),
  };
}

async function screen(ask: Ask, order: ScreenRequest, key: string | null): Promise<Screened> {
  try {
    const headers: Record<string, string> = key === null ? {} : { 'idempotency-key': key };
    const decision = await ask<Decision>('POST', '/v1/decisions', order, headers);
    // In force now may differ from what was decided then: a replay of an order that was resolved or superseded.
    return { action: decision.effective.action, decision, problem: null };
  } catch (error) {
    return { action: 'hold', decision: null, problem: problemIn(error) };
  }
}

async function orderAction(ask: Ask, reference: string) {
  try {
    const order = await ask<OrderState>('GET', `/v1/orders/${encodeURIComponent(reference)}`);
    return { action: order.action, order };
  } catch {
    return { action: 'hold' as const, order: null };
  }
}

const problemIn = (error: unknown): Problem | null =>
  error instanceof Error && 'problem' in error ? (error.problem as Problem | null) : null;
