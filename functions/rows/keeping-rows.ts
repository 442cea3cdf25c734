import type { FunctionRow } from '../manifest.ts';

const keeping = { tables: { policy: ['GetItem', 'PutItem', 'Query'] }, objects: {}, sealed: 'seal' } as const;
/** Deletes what is past its time: the only rows with that right. */
const erasing = {
  tables: {
    decisions: ['GetItem', 'DeleteItem', 'Query'],
    reviews: ['GetItem'],
    policy: ['GetItem', 'PutItem', 'DeleteItem', 'Query'],
  },
  objects: { read: ['evidence/'], delete: ['evidence/'] },
  sealed: 'seal',
} as const;
/** Deletes editions and their artefacts that no decision pins any more. */
const forgetting = {
  tables: {
    sources: ['GetItem', 'DeleteItem', 'Query'],
    decisions: ['GetItem', 'Query'],
    policy: ['GetItem', 'PutItem', 'DeleteItem', 'Query'],
  },
  objects: {
    // `read` and `write`: an artefact that turns out to be needed after all is put back.
    read: ['evidence/', 'normalized/', 'index/', 'law/'],
    write: ['normalized/', 'index/', 'law/'],
    list: ['normalized/', 'index/', 'law/'],
    delete: ['normalized/', 'index/', 'law/'],
  },
  sealed: 'open',
} as const;
const reading = { memoryMb: 512, timeoutSeconds: 10 };

/** API keys, legal holds, erasure and the jobs that delete what is past its time. */
export const keepingRows: readonly FunctionRow[] = [
  {
    name: 'issue-key',
    entry: 'functions/http/issue-key.ts',
    load: () => import('../http/issue-key.ts'),
    on: { route: 'POST /v1/keys' },
    scope: 'admin',
    ...keeping,
    ...reading,
  },
  {
    name: 'list-keys',
    entry: 'functions/http/list-keys.ts',
    load: () => import('../http/list-keys.ts'),
    on: { route: 'GET /v1/keys' },
    scope: 'admin',
    ...keeping,
    ...reading,
  },
  {
    name: 'rotate-key',
    entry: 'functions/http/rotate-key.ts',
    load: () => import('../http/rotate-key.ts'),
    on: { route: 'POST /v1/keys/{id}/rotate' },
    scope: 'admin',
    ...keeping,
    ...reading,
  },
  {
    name: 'revoke-key',
    entry: 'functions/http/revoke-key.ts',
    load: () => import('../http/revoke-key.ts'),
    on: { route: 'DELETE /v1/keys/{id}' },
    scope: 'admin',
    ...keeping,
    ...reading,
  },
  {
    name: 'hold-order',
    entry: 'functions/http/hold-order.ts',
    load: () => import('../http/hold-order.ts'),
    on: { route: 'POST /v1/holds' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'list-holds',
    entry: 'functions/http/list-holds.ts',
    load: () => import('../http/list-holds.ts'),
    on: { route: 'GET /v1/holds' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'lift-hold',
    entry: 'functions/http/lift-hold.ts',
    load: () => import('../http/lift-hold.ts'),
    on: { route: 'DELETE /v1/holds/{reference}' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'request-erasure',
    entry: 'functions/http/request-erasure.ts',
    load: () => import('../http/request-erasure.ts'),
    on: { route: 'POST /v1/erasures' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'get-erasure',
    entry: 'functions/http/get-erasure.ts',
    load: () => import('../http/get-erasure.ts'),
    on: { route: 'GET /v1/erasures/{id}' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'list-deletions',
    entry: 'functions/http/list-deletions.ts',
    load: () => import('../http/list-deletions.ts'),
    on: { route: 'GET /v1/deletions' },
    scope: 'admin',
    ...erasing,
    ...reading,
  },
  {
    name: 'delete-expired',
    entry: 'functions/jobs/delete-expired.ts',
    load: () => import('../jobs/delete-expired.ts'),
    on: { schedule: '17 3 * * *' },
    scope: null,
    ...erasing,
    memoryMb: 512,
    timeoutSeconds: 900,
  },
  {
    name: 'delete-knowledge',
    entry: 'functions/jobs/delete-knowledge.ts',
    load: () => import('../jobs/delete-knowledge.ts'),
    on: { schedule: '47 3 * * *' },
    scope: null,
    ...forgetting,
    memoryMb: 1024,
    timeoutSeconds: 900,
  },
];
