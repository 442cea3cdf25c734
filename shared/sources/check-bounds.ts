import type { ListChange } from '../model/list-change.ts';
import type { Breach } from './breach.ts';
import type { CollectedVersion } from './collect-version.ts';
import type { ParseSummary } from './source-parser.ts';
import type { SourceRow } from './source-row.ts';
import type { ListFacts, VersionFacts } from './version-facts.ts';

// A list that loses more than 2 % or more than 50 parties between two refreshes is more often broken than shorter. A list of
// a hundred may lose three.
const shrinkShareMax = 0.02;
const shrinkRowsMax = 50;
const shrinkRowsFree = 3;
// However few that are: a fifth of a list never goes at once.
const shrinkShareAlways = 0.2;
const growthShareMax = 0.15;
const growthRowsFree = 50;
// Share of ids that may go away or of names that may change at once.
const churnShareMax = 0.1;
const churnRowsFree = 20;
// A field filled in 60 % of entries and suddenly in 40 % was read from the wrong place or is gone.
const fillDropMax = 0.1;
const fillRowsFree = 10;
const damagedShareMax = 0.001;
const damagedRowsFree = 2;
const damageFlags = ['replacement_character', 'double_encoded', 'unusable_name', 'date_unreadable', 'date_out_of_range'];

export interface Comparison {
  row: SourceRow;
  summary: ParseSummary;
  next: CollectedVersion;
  /** Null for the first version. */
  previous: VersionFacts | null;
  changes: readonly ListChange[];
  /** Which of the row's `sentinelNames` this and the previous version hold. */
  names?: { now: ReadonlySet<string>; before: ReadonlySet<string> | null };
  /** The first version from an origin is held against the catalog's own expectations; what a deployer mirrors is taken as given. */
  fromOrigin: boolean;
}

/** Everything that is suspicious about a version, per list and per field. Empty: it may go into force. */
export function checkBounds(comparison: Comparison): Breach[] {
  const { next, previous, changes } = comparison;
  // A regulation has bounds of its own in its parser; an own list is what its owner says it is, even empty.
  if (comparison.row.kind === 'law' || comparison.row.jurisdiction === 'OWN') return [];
  const lists = Object.keys({ ...next.facts.lists, ...previous?.lists });
  return [
    ...fileBreaches(comparison),
    ...lists.flatMap((list) => {
      const now = next.facts.lists[list] ?? emptyList;
      const before = previous?.lists[list];
      const mine = changes.filter((change) => change.source === list);
      return [...damageBreaches(list, now, before), ...(before ? compareList(list, now, before, mine) : [])];
    }),
  ];
}

const emptyList: ListFacts = { entries: 0, filled: {}, identifiers: {}, flags: {} };

function fileBreaches(comparison: Comparison): Breach[] {
  const { row, summary, next, previous, changes, fromOrigin } = comparison;
  const breaches: Breach[] = [];
  if (next.facts.entries === 0) breaches.push(breach('no_entries', null, 'the file holds no entry'));
  if (summary.declared !== null && summary.declared !== summary.records) {
    breaches.push(breach('declared_count', null, `the file declares ${summary.declared} records and holds ${summary.records}`));
  }
  if (next.conflicts.length > 0) {
    breaches.push(breach('duplicate_ids', null, `${next.conflicts.length} ids stand for two different entries`));
  }
  if (!previous && fromOrigin && summary.records < row.bounds.minRecords) {
    breaches.push(breach('too_few', null, `${summary.records} records, expected at least ${row.bounds.minRecords}`));
  }
  for (const id of missingSentinels(row, next, previous !== null, changes, fromOrigin)) {
    breaches.push(breach('sentinel_missing', null, `\`${id}\`, listed for years, is not in the file`));
  }
  return [...breaches, ...nameBreaches(comparison)];
}

function nameBreaches({ row, names, fromOrigin }: Comparison): Breach[] {
  const wanted = row.bounds.sentinelNames ?? [];
  if (!names || wanted.length === 0) return [];
  const { now, before } = names;
  if (before === null) {
    const message = `none of ${wanted.length} names that have been listed for years is in the file`;
    return fromOrigin && now.size === 0 ? [breach('sentinel_missing', null, message)] : [];
  }
  const lost = wanted.filter((name) => before.has(name) && !now.has(name));
  return lost.map((name) => breach('sentinel_missing', null, `\`${name}\`, listed for years, is not in the file`));
}

/** Sentinels that were there and are gone; in a first version from an origin, all that are absent. */
function missingSentinels(
  row: SourceRow,
  next: CollectedVersion,
  compared: boolean,
  changes: readonly ListChange[],
  fromOrigin: boolean,
): string[] {
  if (compared) {
    const removed = new Set(changes.filter((change) => change.kind === 'removed').map((change) => change.entryId));
    return row.bounds.sentinels.filter((id) => removed.has(id));
  }
  return fromOrigin ? row.bounds.sentinels.filter((id) => !next.ids.has(id)) : [];
}

function damageBreaches(list: string, now: ListFacts, before: ListFacts | undefined): Breach[] {
  return damageFlags.flatMap((flag) => {
    const count = now.flags[flag] ?? 0;
    const allowed = Math.max(
      before?.flags[flag] ?? 0,
      damagedRowsFree,
      now.entries * (before ? damagedShareMax : firstShare(flag)),
    );
    return count > allowed ? [breach(flag, list, `${count} entries of \`${list}\` are marked \`${flag}\``)] : [];
  });
}

/** Real lists hold dates nobody can read (about 1 in 50 on some); a first version may have them, a later one may not gain many. */
function firstShare(flag: string): number {
  return flag.startsWith('date_') ? 0.1 : damagedShareMax;
}

function compareList(list: string, now: ListFacts, before: ListFacts, changes: readonly ListChange[]): Breach[] {
  return [...sizeBreaches(list, now, before), ...churnBreaches(list, before, changes), ...fillBreaches(list, now, before)];
}

function sizeBreaches(list: string, now: ListFacts, before: ListFacts): Breach[] {
  const delta = now.entries - before.entries;
  const share = percent(delta / before.entries);
  const shrinkMax = Math.min(shrinkRowsMax, Math.max(shrinkRowsFree, before.entries * shrinkShareMax));
  if (now.entries === 0) return [breach('list_missing', list, `\`${list}\` had ${before.entries} entries and has none`)];
  if (-delta > shrinkMax || -delta > before.entries * shrinkShareAlways) {
    return [
      breach(
        'shrunk',
        list,
        `\`${list}\` fell from ${before.entries} to ${now.entries} entries (${share}); at most 2 % or 50 may go at once`,
      ),
    ];
  }
  if (delta > Math.max(growthRowsFree, before.entries * growthShareMax)) {
    return [
      breach(
        'grown',
        list,
        `\`${list}\` rose from ${before.entries} to ${now.entries} entries (${share}); at most 15 % may come at once`,
      ),
    ];
  }
  return [];
}

function churnBreaches(list: string, before: ListFacts, changes: readonly ListChange[]): Breach[] {
  const removed = changes.filter((change) => change.kind === 'removed').length;
  const renamed = changes.filter((change) => change.fields.includes('names')).length;
  const allowed = Math.max(churnRowsFree, before.entries * churnShareMax);
  return [
    ...(removed > allowed
      ? [breach('ids_replaced', list, `${removed} of ${before.entries} ids of \`${list}\` are gone; at most 10 % may`)]
      : []),
    ...(renamed > allowed
      ? [
          breach(
            'names_replaced',
            list,
            `names of ${renamed} of ${before.entries} entries of \`${list}\` changed; at most 10 % may`,
          ),
        ]
      : []),
  ];
}

function fillBreaches(list: string, now: ListFacts, before: ListFacts): Breach[] {
  const compare = (what: string, nowCounts: Record<string, number>, beforeCounts: Record<string, number>) =>
    Object.entries(beforeCounts).flatMap(([field, count]) => {
      const [was, is] = [count / before.entries, (nowCounts[field] ?? 0) / Math.max(1, now.entries)];
      const lost = count - (nowCounts[field] ?? 0);
      // Relative for rare fields, so that a kind of identifier cannot vanish unseen.
      const gone = was - is > fillDropMax || is < was / 2;
      return gone && lost > fillRowsFree
        ? [
            breach(
              'fill_rate',
              list,
              `${what} \`${field}\` of \`${list}\` was filled in ${percent(was)} of entries and is in ${percent(is)}`,
            ),
          ]
        : [];
    });
  return [...compare('field', now.filled, before.filled), ...compare('identifier', now.identifiers, before.identifiers)];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function breach(code: string, list: string | null, message: string): Breach {
  return { code, list, message };
}
