import { tokenLengthMax } from './token-distance.ts';

const width = tokenLengthMax + 2;
const rows = [new Int32Array(width), new Int32Array(width), new Int32Array(width)] as const;

/** Plain edits between two short words, insertions, deletions and substitutions (Levenshtein), and with swaps of neighbours (OSA). */
export function withinEdits(a: string, b: string, edits: number): boolean {
  const difference = Math.abs(a.length - b.length);
  if (difference > edits && difference > 1) return false;
  return levenshtein(a, b, edits) <= edits || isOneSwap(a, b);
}

/** One transposition of neighbours and nothing else; other single edits are within Levenshtein's reach already. */
export function isOneSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at + 1 >= a.length) return false;
  if (a.charCodeAt(at) !== b.charCodeAt(at + 1) || a.charCodeAt(at + 1) !== b.charCodeAt(at)) return false;
  for (let rest = at + 2; rest < a.length; rest++) if (a.charCodeAt(rest) !== b.charCodeAt(rest)) return false;
  return true;
}

/** Levenshtein distance, exact up to `limit`; anything larger reads as `limit + 1`. */
export function levenshtein(a: string, b: string, limit: number): number {
  let [, previous, current] = rows as unknown as [Int32Array, Int32Array, Int32Array];
  const m = b.length;
  if (Math.abs(a.length - m) > limit) return limit + 1;
  for (let j = 0; j <= m; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const code = a.charCodeAt(i - 1);
    current[0] = i;
    let best = i;
    const from = Math.max(1, i - limit);
    const to = Math.min(m, i + limit);
    if (from > 1) current[from - 1] = limit + 1;
    for (let j = from; j <= to; j++) {
      const same = previous[j - 1]! + (code === b.charCodeAt(j - 1) ? 0 : 1);
      const above = j === i + limit ? limit + 1 : previous[j]! + 1;
      const left = current[j - 1]! + 1;
      const cost = Math.min(same, above, left);
      current[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    const spare = previous;
    previous = current;
    current = spare;
  }
  return Math.min(previous[m]!, limit + 1);
}
