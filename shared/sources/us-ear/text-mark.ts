import { createHash } from 'node:crypto';
import { simplify } from './read-scope.ts';

/** Short mark of a wording in its entry: a reading made by a person holds only for the wording it was made for. */
export const textMark = (entry: string, text: string): string =>
  createHash('sha256')
    .update(`${entry} ${simplify(text).toLowerCase()}`)
    .digest('hex')
    .slice(0, 10);
