import type { Breach } from './breach.ts';

// An amendment adds or removes a handful of entries; a parser that loses a page loses more.
const sizeShareMax = 0.05;

interface TableWithEntries {
  entries: Record<string, unknown>;
}

/**
 * What a new edition of a law table lost against the one in force. Rules change, but an entry that disappears is more often a parser's
 * loss than a repeal: a person must see it before the edition goes into force.
 */
export function lawBreaches(before: unknown, after: unknown): Breach[] {
  if (!hasEntries(before) || !hasEntries(after)) return [];
  const was = Object.keys(before.entries);
  const is = Object.keys(after.entries);
  const lost = was.filter((code) => after.entries[code] === undefined);
  const share = Math.abs(is.length - was.length) / Math.max(1, was.length);
  return [
    ...(lost.length > 0 ? [breach('entries_lost', `${lost.length} entries are gone: ${lost.slice(0, 20).join(', ')}`)] : []),
    ...(share > sizeShareMax ? [breach('size', `the table has ${is.length} entries, the one in force ${was.length}`)] : []),
  ];
}

const hasEntries = (table: unknown): table is TableWithEntries =>
  typeof table === 'object' &&
  table !== null &&
  'entries' in table &&
  typeof table.entries === 'object' &&
  table.entries !== null;

const breach = (code: string, message: string): Breach => ({ code, list: null, message });
