import { createHash } from 'node:crypto';

/**
 * Short mark of a wording in its entry: a reading made by a person holds only for the wording it was made for. Letters, digits and
 * comparison signs count; blanks, quotes and punctuation, which publishers move about, do not.
 */
export const textMark = (entry: string, text: string): string =>
  createHash('sha256')
    .update(`${entry} ${text.toLowerCase().replace(/[^a-z0-9<>=≤≥$%×.]/g, '')}`)
    .digest('hex')
    .slice(0, 10);
