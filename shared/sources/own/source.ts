import type { SourceRow } from '../source-row.ts';

/** Wire formats of an own list, by media type. */
export const ownFormats = { 'application/json': 'json', 'application/x-ndjson': 'ndjson', 'text/csv': 'csv' } as const;
export type OwnFormat = (typeof ownFormats)[keyof typeof ownFormats];

/** Ids of own lists: `own-` and a name. */
export const ownId = /^own-[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * The row of one of the deployer's own lists. It is replaced by the deployer, never fetched, and holds as long as it stands:
 * its age is no matter of law.
 */
export function ownRow(id: string): SourceRow {
  const formats = Object.values(ownFormats).map((format) => ({
    id: format,
    files: [{ name: `entries.${format}`, url: null }],
    load: async () => ({ parser: (await import('./parse.ts')).ownParser(id, format) }),
  }));
  return {
    id,
    title: `Own list ${id.slice('own-'.length)}`,
    kind: 'list',
    jurisdiction: 'OWN',
    homepage: '',
    licence: 'the deployer’s own',
    userAgent: '',
    hosts: [],
    formats,
    lists: [{ id, title: `Own list ${id.slice('own-'.length)}`, effect: 'deny', mayBeEmpty: true }],
    bounds: { minRecords: 0, sentinels: [], bytesMax: 50 * 1024 * 1024 },
    mandatory: false,
    enabled: false,
    supplements: null,
    maxAgeHours: Number.POSITIVE_INFINITY,
    schedule: '',
    jitterSeconds: 0,
    timeoutSeconds: 60,
  };
}
