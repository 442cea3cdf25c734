import { gunzipSync } from 'node:zlib';
import type { EditionSource } from '../model/edition.ts';
import type { ListChange } from '../model/list-change.ts';
import type { Breach } from '../sources/breach.ts';
import { checkBounds } from '../sources/check-bounds.ts';
import { diffVersions } from '../sources/diff-versions.ts';
import { readEntries } from '../sources/entry-artefact.ts';
import { lawBreaches } from '../sources/law-breaches.ts';
import { sentinelNamesIn } from '../sources/sentinel-names.ts';
import type { SourceRow } from '../sources/source-row.ts';
import { countEntry, noFacts, type VersionFacts } from '../sources/version-facts.ts';
import { crossCheck } from './cross-check.ts';
import type { ParsedFiles } from './parse-files.ts';
import { type AlertPreview, previewAlerts } from './preview-alerts.ts';
import { removalBreaches } from './removal-breaches.ts';
import type { World } from './world.ts';

export interface Judged {
  changes: ListChange[];
  breaches: Breach[];
  /** Null: nothing in it can hold anybody new. */
  preview: AlertPreview | null;
}

/** Compares a parsed version with the one in force and names everything suspicious about it. */
export async function judgeVersion(
  row: SourceRow,
  parsed: ParsedFiles,
  current: EditionSource | null,
  world: World,
  fromOrigin: boolean,
): Promise<Judged> {
  if (row.kind === 'law') return judgeLaw(row, parsed, current, world, fromOrigin);
  // A sample is no version to be compared with: its entries give way whole.
  const base = current && current.provenance !== 'sample' ? await world.objects.get(current.key) : null;
  const changes = await diffVersions(base, parsed.version.artefact);
  const previous = base ? await factsOf(base) : null;
  const { version: next, summary } = parsed;
  // What a deployer mirrors for the first time is taken as given, like its size.
  const crossed = base || fromOrigin ? await crossCheck(row, next.facts, world) : [];
  const names = await sentinelNames(row, next.artefact, base);
  const breaches = [...checkBounds({ row, summary, next, previous, changes, names, fromOrigin }), ...crossed];
  if (row.jurisdiction === 'OWN') return { changes, breaches, preview: null };
  const { preview, breaches: alerts } = await previewAlerts(next.artefact, changes, world);
  const removals = await removalBreaches(changes, world);
  return { changes, breaches: [...breaches, ...alerts, ...removals, ...monotone(row, parsed, current, fromOrigin)], preview };
}

async function sentinelNames({ bounds: { sentinelNames: names = [] } }: SourceRow, next: Uint8Array, base: Uint8Array | null) {
  return { now: await sentinelNamesIn(next, names), before: base && (await sentinelNamesIn(base, names)) };
}

async function factsOf(artefact: Uint8Array): Promise<VersionFacts> {
  const facts = noFacts();
  for await (const entry of readEntries(artefact)) countEntry(facts, entry);
  return facts;
}

/** A regulation is compared table by table: what disappears is for a person to see. */
async function judgeLaw(
  row: SourceRow,
  parsed: ParsedFiles,
  current: EditionSource | null,
  world: World,
  fromOrigin: boolean,
): Promise<Judged> {
  const base = current && current.provenance !== 'sample' ? await world.objects.get(current.key) : null;
  const before: unknown = base ? JSON.parse(gunzipSync(base).toString('utf8')) : null;
  const breaches = [...lawBreaches(before, parsed.version.table), ...monotone(row, parsed, current, fromOrigin)];
  return { changes: lawChanges(row, parsed, current), breaches, preview: null };
}

/** A regulation has no entries to compare: one change says that it changed. */
function lawChanges(row: SourceRow, parsed: ParsedFiles, current: EditionSource | null): ListChange[] {
  const kind = current ? 'changed' : 'added';
  const after = parsed.version.version;
  return [{ kind, entryId: row.id, source: row.id, fields: current ? ['table'] : [], before: current?.version ?? null, after }];
}

/** No list goes back in time by itself, and one instant of publication at an origin has one content. */
function monotone(
  row: SourceRow,
  { summary, version, parserVersion }: ParsedFiles,
  current: EditionSource | null,
  fromOrigin: boolean,
): Breach[] {
  if (!current?.publishedAt || !summary.publishedAt || current.provenance === 'sample') return [];
  const [was, is] = [Date.parse(current.publishedAt), Date.parse(summary.publishedAt)];
  if (is < was) {
    const message = `published ${summary.publishedAt}, older than the version in force (${current.publishedAt})`;
    return [{ code: 'older', list: null, message }];
  }
  // Dates without a time are shared by several editions of one day; a parser upgrade gives other content of the same bytes.
  const instant = fromOrigin && summary.publishedAt.includes('T');
  if (is === was && instant && version.version !== current.version && parserVersion === current.parserVersion) {
    const message = `\`${row.id}\` declares the instant of the version in force (${current.publishedAt}) but differs from it`;
    return [{ code: 'same_instant', list: null, message }];
  }
  return [];
}
