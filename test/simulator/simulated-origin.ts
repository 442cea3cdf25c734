import type { FetchedFile, SourceFetcher } from '../../shared/flows/world.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import { fail, ok, type Result } from '../../shared/model/result.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import type { SourceParser } from '../../shared/sources/source-parser.ts';
import type { SourceRow } from '../../shared/sources/source-row.ts';
import { listed } from '../flows/shop-world.ts';
import { remembered } from './remembered-calls.ts';
import { frozen } from './same-value.ts';
import type { Scheduler } from './scheduler.ts';

/** The lists without which nothing is clear. */
export const originIds = ['us-csl', 'us-ofac-sdn', 'un-sc'] as const;
export type OriginId = (typeof originIds)[number];

/** Parties that are on every version of a list; enough that a file without them is not the list. */
const always = ['Quux Zyzzyva', 'Blorp Wibbleton', 'Frobozz Magic', 'Xyzzy Plugh', 'Grault Garply', 'Waldo Fred'];

/** Who gets listed where and when (simulated ms): the truth against which every answer is judged. */
export interface Listing {
  source: OriginId;
  name: string;
  at: number;
}

export interface Truth {
  listings: Listing[];
  /** Origins that do not answer, from and to. */
  outages: { source: OriginId; from: number; to: number }[];
}

export const entriesAt = (source: OriginId, truth: Truth, now: number): ListEntry[] => {
  const names = truth.listings.filter((one) => one.source === source && one.at <= now).map(({ name }) => name);
  return [...always, ...names].map((name) => entryOf(`${source} ${name}`, source, name));
};

const entryOf = remembered((_key: string, source: OriginId, name: string) =>
  frozen(listed(name, { source: `${source}-x`, via: source, effect: 'blocking' })),
);
const lineOf = (entry: ListEntry): string => lineOfEntry(entry.id, entry);
const lineOfEntry = remembered((_key: string, entry: ListEntry) => JSON.stringify(entry));

/** Chances of a bad file, 0–1. */
export interface OriginFaults {
  page: number;
  shrunk: number;
  old: number;
}

/** The origins over the simulated network: right most of the time, otherwise wrong in ways seen in public. */
export function simulatedOrigin(
  truth: Truth,
  scheduler: Scheduler,
  luck: () => number,
  faults: OriginFaults,
  verified: (source: OriginId, at: number) => void,
): SourceFetcher {
  return (request) =>
    scheduler.step((): Result<FetchedFile> => {
      const source = request.source as OriginId;
      const now = scheduler.now();
      if (truth.outages.some((one) => one.source === source && one.from <= now && now < one.to)) {
        scheduler.note('origin away');
        return fail('unreachable', 'no answer');
      }
      const draw = luck();
      const fault = originFault(draw, faults);
      if (fault) scheduler.note(fault);
      if (fault === 'page for a list') return ok(file(draw < faults.page / 2 ? page : '{"message":"under maintenance"}'));
      const asOf = fault === 'old copy' ? Math.max(0, now - oldMs) : now;
      const entries = entriesAt(source, truth, asOf);
      const shrunk = fault === 'shrunk list';
      // Nobody can tell a forgotten copy of the list in force from a fresh one: the origin said so.
      if (!shrunk) verified(source, now);
      const lines = (shrunk ? entries.slice(0, 2) : entries).map(lineOf);
      return ok(file([JSON.stringify({ publishedAt: publishedAt(source, truth, asOf) }), ...lines].join('\n')));
    });
}

function originFault(draw: number, { page, shrunk, old }: OriginFaults): 'page for a list' | 'shrunk list' | 'old copy' | null {
  if (draw < page) return 'page for a list';
  if (draw < page + shrunk) return 'shrunk list';
  return draw < page + shrunk + old ? 'old copy' : null;
}

const page = '<!doctype html><html><body>under maintenance</body></html>';

/** The list says when it last changed. */
const publishedAt = (source: OriginId, truth: Truth, now: number): string => {
  const last = truth.listings
    .filter((one) => one.source === source && one.at <= now)
    .reduce((latest, { at }) => Math.max(latest, at), 0);
  return new Date(epoch + last).toISOString();
};

/** Age of a forgotten copy at the edge of a delivery network. */
export const oldMs = 20 * 3_600_000;

/** Simulated time 0. */
export const epoch = Date.UTC(2026, 10, 24);

const file = (text: string): FetchedFile => ({ bytes: Buffer.from(text), etag: null, lastModified: null, provenance: 'live' });

/** The catalog's row with a parser of the simulation's own format; everything behind the parser is the product's. */
export function originRow(source: OriginId, parser: SourceParser, guarded: boolean): SourceRow {
  const row = sourceRow(source);
  if (!row) throw new Error(`no source ${source}`);
  const formats = [{ id: 'simulated', files: [{ name: `${source}.ndjson`, url: null }], load: async () => ({ parser }) }];
  const bounds = { minRecords: 3, sentinels: [], bytesMax: 1e6 };
  // Bounds are not asked of the deployer's own lists: that is how the simulation takes the guard away.
  return { ...row, formats, bounds, ...(guarded ? {} : { jurisdiction: 'OWN' }) };
}

/** `strict` refuses what is not the list; `dated` says when it was published. */
export const simulatedParser = (strict: boolean, dated: boolean): SourceParser => ({
  version: 'simulated/1',
  parse: async ([only], sink) => {
    let text = '';
    for await (const chunk of only?.chunks() ?? []) text += Buffer.from(chunk).toString();
    const [head = '', ...lines] = text.split('\n');
    if (!head.startsWith('{"publishedAt"')) {
      return strict
        ? fail('unreadable', 'not a list')
        : ok({ publishedAt: null, declared: null, records: 0, listsDeclared: null });
    }
    for (const line of lines) sink.entry(JSON.parse(line) as ListEntry);
    const { publishedAt: at } = JSON.parse(head) as { publishedAt: string };
    return ok({ publishedAt: dated ? at : null, declared: null, records: lines.length, listsDeclared: null });
  },
});
