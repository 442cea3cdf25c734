import type { RefreshProgress } from '../../shared/flows/refresh-source.ts';
import type { SourceView } from '../../shared/flows/show-source.ts';

const megabyte = 1_000_000;
const phases = { fetch: 'fetching', parse: 'parsing', compare: 'comparing' } as const;

/** One line per source and phase, as it begins and as it grows. */
export function progressLine({ source, phase, bytes, entries }: RefreshProgress): string {
  const size = bytes === null ? '' : `${(bytes / megabyte).toFixed(1)} MB`;
  const count = entries === null ? '' : `${entries.toLocaleString('en')} entries`;
  return `  ${source.padEnd(16)} ${phases[phase].padEnd(10)} ${[size, count].filter(Boolean).join(', ')}`.trimEnd();
}

/** What each list is, how much of it there is, and how old it is. */
export function sourceTable(sources: SourceView[]): string {
  const rows = sources.map((source) => [
    source.id,
    source.state,
    source.entries.toLocaleString('en').padStart(9),
    source.publishedAt?.slice(0, 10) ?? 'unknown',
    source.state === 'live' || source.state === 'mirrored' ? '' : (source.lastError ?? ''),
  ]);
  return align([['source', 'state', '  entries', 'published', ''], ...rows]);
}

function align(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

/** The line to try next: an order with a party that is on the lists. */
export const tryNext = (url: string): string => `Try:
  curl -s ${url}/v1/decisions -H 'content-type: application/json' -d '{
    "reference": "SO-1", "shipFrom": { "country": "US" }, "destination": { "country": "AE", "city": "Dubai" },
    "parties": [ { "id": "buyer", "roles": ["purchaser", "ultimate_consignee"], "name": "Almaz Antey Telecom", "address": { "country": "AE" } } ],
    "items": [ { "id": "1", "description": "Network switch", "quantity": 1, "classification": { "us": "EAR99" } } ] }'`;
