import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { takeTurns } from '../../functions/local/take-turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function openWork() {
  const begun: ((value: string) => void)[] = [];
  const work = () => new Promise<string>((resolve) => begun.push(resolve));
  return { begun, work };
}

describe('taking turns', () => {
  test('lets as many work as may, and the next when one has ended', async () => {
    const turn = takeTurns({ atOnce: 2, waiting: 5, waitMs: 100 });
    const { begun, work } = openWork();
    const answers = [turn(work), turn(work), turn(work)];
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toHaveLength(2);
    begun[0]?.('first');
    expect(await answers[0]).toBe('first');
    await vi.advanceTimersByTimeAsync(200);
    expect(begun).toHaveLength(3);
    begun[1]?.('second');
    begun[2]?.('third');
    expect(await Promise.all(answers)).toEqual(['first', 'second', 'third']);
  });

  test('tells at once whom the line has no place for, and later whose turn did not come', async () => {
    const turn = takeTurns({ atOnce: 1, waiting: 1, waitMs: 100 });
    const { begun, work } = openWork();
    const [first, second, third] = [turn(work), turn(work), turn(work)];
    expect(await third).toBe('busy');
    await vi.advanceTimersByTimeAsync(100);
    expect(await second).toBe('busy');
    begun[0]?.('done');
    expect(await first).toBe('done');
    expect(await turn(async () => 'free')).toBe('free');
  });

  test('gives the place on when work fails', async () => {
    const turn = takeTurns({ atOnce: 1, waiting: 1, waitMs: 100 });
    const failing = turn(() => Promise.reject(new Error('broken')));
    const next = turn(async () => 'next');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('next');
  });
});
