import type { Holds } from '../us/destination-set.ts';

/**
 * Whether a code is within one of a list: `3A001.a.7` covers `3A001.a.7.b`; `*` everything; `D`, `E` a product group. Null when the
 * code is coarser than a member, so that a finer paragraph would decide.
 */
export function inCodes(codes: readonly string[], entry: string, path: string[]): Holds {
  let coarse = false;
  for (const code of codes) {
    if (code === '*' || (code.length === 1 && entry[1] === code)) return true;
    const [named, ...steps] = code.split('.');
    if (named !== entry) continue;
    const shared = Math.min(steps.length, path.length);
    if (!steps.slice(0, shared).every((step, index) => step === path[index])) continue;
    if (path.length >= steps.length) return true;
    coarse = true;
  }
  return coarse ? null : false;
}
