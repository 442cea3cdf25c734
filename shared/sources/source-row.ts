import type { ListEffect } from '../model/list-entry.ts';
import type { SourceParser } from './source-parser.ts';

/** One official file: its published name is also its name in a mirror. */
export interface FileSpec {
  name: string;
  /** Official address; null for files that only arrive by import or mirror. `{edition}` stands for what `SourceFacts.edition` finds. */
  url: string | null;
  /** Regular expression of other names under which a mirror directory may hold it (dated copies). */
  alsoNamed?: string;
}

/** One layout the publisher uses or used. The first is fetched; a mirror or an import may hold any. */
export interface SourceFormat {
  id: string;
  files: readonly FileSpec[];
  load: () => Promise<{ parser: SourceParser }>;
}

/** One list inside a source's file. */
export interface ListSpec {
  id: string;
  title: string;
  effect: ListEffect;
  /** True when the list is known to be published empty or to be left out of the file at times. */
  mayBeEmpty?: boolean;
}

/** What the guard expects beside the general limits of `check-bounds`. */
export interface SourceBounds {
  /** Fewer records than this is not the whole list. */
  minRecords: number;
  /** Ids of entries that have been on the list for years: all missing means another file was served. */
  sentinels: readonly string[];
  /**
   * The same by name, for lists without ids that stay: all of them missing from a first version, or one that was there lost from a
   * later one, is a breach. Case, accents and punctuation do not count.
   */
  sentinelNames?: readonly string[];
  /** Largest believable file in bytes, decompressed. */
  bytesMax: number;
}

/** What the publisher publishes: facts about the official file (`<id>/source.ts`). */
export interface SourceFacts {
  id: string;
  title: string;
  kind: 'list' | 'law';
  /** `US`, `UN`, `EU`, … or `OWN`. */
  jurisdiction: string;
  formats: readonly SourceFormat[];
  /** Where the origin says which edition is the latest: the first group of the pattern is it. For files addressed by edition. */
  edition?: { url: string; pattern: string };
  /** Hosts a download may come from, redirects included: exact names or `*.suffix`. */
  hosts: readonly string[];
  userAgent: string;
  lists: readonly ListSpec[];
  bounds: SourceBounds;
  /** Where a person finds the publication. */
  homepage: string;
  /** Terms of reuse, as the publisher states them. */
  licence: string;
}

/** How this installation runs it: the columns of `catalog.ts`. */
export interface SourceRow extends SourceFacts {
  /** Without it no decision can be `clear` and `/v1/ready` says 503. */
  mandatory: boolean;
  /** Source whose file also holds these lists: while that one is present, this one missing is no gap. */
  supplements: string | null;
  /** False: known, but fetched only when the deployer switches it on. */
  enabled: boolean;
  /** Hours since the last verification after which it is stale (fails closed). */
  maxAgeHours: number;
  /** Five-field cron in UTC. */
  schedule: string;
  /** Seconds over which starts are spread. */
  jitterSeconds: number;
  /** Seconds the whole download may take. */
  timeoutSeconds: number;
}
