import type { Decision } from '../model/decision.ts';

export interface RetentionPolicy {
  years: number;
  abandonedCartDays: number;
}

const dayMs = 86_400_000;

/**
 * Until when the record of a decision is kept. Ten years by default: 31 CFR 501.601 (since 2025-03-12), the longest of the duties it
 * serves (15 CFR 762.6 and Regulation (EU) 2021/821 Article 27 ask for five). A cart that was clear and never became an order is
 * not a record of a transaction and goes sooner.
 *
 * @param followed Whether a later stage of the same order was decided.
 */
export function retainUntil(decision: Decision, followed: boolean, policy: RetentionPolicy): string {
  const made = new Date(decision.createdAt);
  const isAbandoned = decision.stage === 'cart' && decision.outcome === 'clear' && !followed;
  if (isAbandoned) return new Date(made.getTime() + policy.abandonedCartDays * dayMs).toISOString();
  made.setUTCFullYear(made.getUTCFullYear() + policy.years);
  return made.toISOString();
}
