/** Milliseconds between attempts: a few at once for a hiccup, then hours for an outage of days (about 3 days in all). */
const backoffMs = [
  5_000, 30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000, 86_400_000,
] as const;

/**
 * When attempt number `attempts + 1` is due, as an ISO instant; null when the message is given up as a dead letter.
 * @param spread 0–1, spreads receivers that failed together by up to a fifth.
 */
export function retryAt(now: Date, attempts: number, spread: number): string | null {
  const wait = backoffMs[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * (1 + spread / 5)).toISOString();
}
