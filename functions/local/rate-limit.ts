export interface RateLimit {
  /** Steady requests per second of one caller. */
  perSecond: number;
  /** Requests of one caller admitted at once above the steady rate. */
  burst: number;
}

/** What a shop on this machine never reaches, and a loop that ran away does. */
export const usualLimit: RateLimit = { perSecond: 1_000, burst: 2_000 };
/** Callers are few; whoever makes up more begins everybody's count anew. */
const callersMax = 10_000;
const secondMs = 1_000;

/**
 * A bucket of tokens for each caller, as the gateway has one for the stage.
 *
 * @param elapsed Monotonic milliseconds.
 * @returns Whole seconds to wait, or null when the request may pass.
 */
export function rateLimiter({ perSecond, burst }: RateLimit, elapsed: () => number): (caller: string) => number | null {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (caller) => {
    const now = elapsed();
    const known = buckets.get(caller) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, known.tokens + ((now - known.at) / secondMs) * perSecond);
    if (buckets.size >= callersMax) buckets.clear();
    const passes = tokens >= 1;
    buckets.set(caller, { tokens: passes ? tokens - 1 : tokens, at: now });
    return passes ? null : Math.max(1, Math.ceil((1 - tokens) / perSecond));
  };
}
