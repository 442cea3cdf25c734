/** One row per function. `infra/` builds the cloud from it, `functions/local` runs it: names shared by both exist once. */

import type { TableName } from '../shared/store/tables.ts';
import { keepingRows } from './rows/keeping-rows.ts';
import { lawRows } from './rows/law-rows.ts';
import { licenseRows } from './rows/license-rows.ts';
import { reviewRows } from './rows/review-rows.ts';
import { rulesetRows } from './rows/ruleset-rows.ts';
import { sourceRows } from './rows/source-rows.ts';
import { watchRows } from './rows/watch-rows.ts';

export type { TableName };
export type TableRight = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

/** A Lambda handler of any trigger. */
export type Handler = (event: never, context: never) => Promise<unknown>;

export type Trigger =
  | { route: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /v1/${string}` }
  /**
   * `perSource`: one schedule for each row of the source catalog. `follows`: also started by what is written to this table, some
   * seconds later at most; where there are no streams (a laptop), the schedule alone must do.
   */
  | { schedule: string; perSource?: boolean; follows?: TableName }
  /** Answers the gateway whether a caller's API key is good; deployed only where callers have keys. */
  | { authorizer: 'api_key' };

export interface FunctionRow {
  name: string;
  /** File that exports `handler`, from the repository root. */
  entry: string;
  /** Fails to compile when the file exports no handler. */
  load: () => Promise<{ handler: Handler }>;
  on: Trigger;
  /** Scope an API key needs; null = open to every authenticated caller. */
  scope: string | null;
  tables: Partial<Record<TableName, readonly TableRight[]>>;
  /** Key prefixes in the object store, each ending in `/`. A function that asks whether a key exists needs `list` as well. */
  objects: { read?: readonly string[]; write?: readonly string[]; list?: readonly string[]; delete?: readonly string[] };
  /** `open`: reads records sealed with the master key; `seal`: writes them, too. Needs `GetItem` (and `PutItem`) on `policy`, where data keys lie. */
  sealed?: 'open' | 'seal';
  /** Signs checkpoints of the log or pages of the feed, and tells the public key. */
  signs?: true;
  /** Reaches official origins or webhook receivers. */
  internet?: boolean;
  /** Names of rows it may start without waiting for them. */
  starts?: readonly string[];
  memoryMb: number;
  timeoutSeconds: number;
}

/** What screening reads: the pointer and its edition, the index and law tables, ruleset and suppressions. */
const knowledge = {
  tables: { sources: ['GetItem', 'Query'], policy: ['GetItem', 'Query'] },
  objects: { read: ['index/', 'law/'], list: ['index/', 'law/'] },
} as const;
/** Node with an index of 60,000 entries stands at about 250 MB; below 1 GB a Lambda has less than half a processor. */
const screening = { memoryMb: 1024, timeoutSeconds: 15 };
const reading = { memoryMb: 512, timeoutSeconds: 10 };

export const manifest: readonly FunctionRow[] = [
  {
    name: 'screen-order',
    entry: 'functions/http/screen-order.ts',
    load: () => import('./http/screen-order.ts'),
    on: { route: 'POST /v1/decisions' },
    scope: 'decisions:write',
    tables: {
      ...knowledge.tables,
      decisions: ['GetItem', 'PutItem', 'Query'],
      reviews: ['GetItem', 'PutItem'],
      journal: ['BatchGetItem'],
      policy: ['GetItem', 'PutItem', 'Query'],
    },
    // `normalized/`: an order judged as of a past instant, whose index was swept away.
    objects: {
      read: ['index/', 'law/', 'normalized/', 'evidence/'],
      write: ['evidence/'],
      list: ['index/', 'law/', 'normalized/', 'evidence/'],
    },
    sealed: 'seal',
    ...screening,
  },
  {
    name: 'get-decision',
    entry: 'functions/http/get-decision.ts',
    load: () => import('./http/get-decision.ts'),
    on: { route: 'GET /v1/decisions/{id}' },
    scope: 'decisions:read',
    tables: { decisions: ['GetItem', 'Query'], sources: ['GetItem'], policy: ['GetItem'] },
    objects: { read: ['evidence/'] },
    sealed: 'open',
    ...reading,
  },
  {
    name: 'list-decisions',
    entry: 'functions/http/list-decisions.ts',
    load: () => import('./http/list-decisions.ts'),
    on: { route: 'GET /v1/decisions' },
    scope: 'decisions:read',
    tables: { decisions: ['GetItem', 'Query'], sources: ['GetItem'], policy: ['GetItem', 'PutItem'] },
    objects: { read: ['evidence/'] },
    sealed: 'seal',
    ...reading,
  },
  {
    name: 'get-order',
    entry: 'functions/http/get-order.ts',
    load: () => import('./http/get-order.ts'),
    on: { route: 'GET /v1/orders/{reference}' },
    scope: 'orders:read',
    tables: { decisions: ['GetItem', 'Query'], policy: ['GetItem'] },
    objects: { read: ['evidence/'] },
    sealed: 'open',
    ...reading,
  },
  {
    name: 'search-parties',
    entry: 'functions/http/search-parties.ts',
    load: () => import('./http/search-parties.ts'),
    on: { route: 'POST /v1/parties/search' },
    scope: 'parties:read',
    ...knowledge,
    ...screening,
  },
  {
    name: 'compare-parties',
    entry: 'functions/http/compare-parties.ts',
    load: () => import('./http/compare-parties.ts'),
    on: { route: 'POST /v1/parties/compare' },
    scope: 'parties:read',
    tables: {},
    objects: {},
    ...screening,
  },
  {
    name: 'get-entry',
    entry: 'functions/http/get-entry.ts',
    load: () => import('./http/get-entry.ts'),
    on: { route: 'GET /v1/entries/{id}' },
    scope: 'parties:read',
    tables: knowledge.tables,
    // Older versions of an entry lie in the normalized files.
    objects: { read: ['index/', 'law/', 'normalized/'], list: ['index/', 'law/', 'normalized/'] },
    ...screening,
  },
  {
    name: 'health',
    entry: 'functions/http/health.ts',
    load: () => import('./http/health.ts'),
    on: { route: 'GET /v1/health' },
    scope: null,
    tables: {},
    objects: {},
    ...reading,
  },
  {
    name: 'ready',
    entry: 'functions/http/ready.ts',
    load: () => import('./http/ready.ts'),
    on: { route: 'GET /v1/ready' },
    scope: null,
    ...knowledge,
    ...screening,
  },
  {
    name: 'coverage',
    entry: 'functions/http/coverage.ts',
    load: () => import('./http/coverage.ts'),
    on: { route: 'GET /v1/coverage' },
    scope: null,
    ...knowledge,
    ...screening,
  },
  {
    name: 'openapi',
    entry: 'functions/http/openapi.ts',
    load: () => import('./http/openapi.ts'),
    on: { route: 'GET /v1/openapi.json' },
    scope: null,
    tables: {},
    objects: {},
    ...reading,
  },
  {
    name: 'authorize-key',
    entry: 'functions/http/authorize-key.ts',
    load: () => import('./http/authorize-key.ts'),
    on: { authorizer: 'api_key' },
    scope: null,
    tables: { policy: ['GetItem'] },
    objects: {},
    ...reading,
  },
  ...reviewRows,
  ...rulesetRows,
  ...licenseRows,
  ...lawRows,
  ...keepingRows,
  ...sourceRows,
  ...watchRows,
];
