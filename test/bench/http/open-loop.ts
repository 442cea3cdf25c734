export interface Load {
  /** Requests started per second, whatever becomes of the earlier ones. */
  rate: number;
  seconds: number;
}

export interface LoadResult<T> {
  answers: T[];
  failures: number;
  /** Milliseconds from the moment a request was due, not from when it could be sent: waiting counts. */
  latencies: number[];
  /** Answers per second over the whole run. */
  achieved: number;
}

/** Sends at a steady rate without waiting for answers, as shops do; a slow server cannot slow the question down. */
export async function openLoop<T>({ rate, seconds }: Load, send: (n: number) => Promise<T>): Promise<LoadResult<T>> {
  const count = rate * seconds;
  const latencies: number[] = [];
  const answers: T[] = [];
  let failures = 0;
  const began = performance.now();
  const pending: Promise<void>[] = [];
  for (let n = 0; n < count; n++) {
    const due = began + (n * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(
      send(n).then(
        (answer) => {
          latencies.push(performance.now() - due);
          answers.push(answer);
        },
        () => {
          failures++;
        },
      ),
    );
  }
  await Promise.all(pending);
  return { answers, failures, latencies, achieved: answers.length / ((performance.now() - began) / 1000) };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
