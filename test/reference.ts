import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
/** Optional directory with full-size official files; tests that need it skip with a printed reason without it. */
export const reference = resolve(root, process.env.PORTCULLIS_REFERENCE ?? '../shared');

/** Absolute path of a reference file, or null when it is absent on this machine. */
export function referenceFile(path: string): string | null {
  const file = resolve(reference, path);
  return existsSync(file) ? file : null;
}

/** Prints why a test skips, and says whether it must. */
export function missing(path: string): boolean {
  if (referenceFile(path)) return false;
  process.stderr.write(`skipped: reference file \`${path}\` is not on this machine (set PORTCULLIS_REFERENCE)\n`);
  return true;
}
