import type { FunctionRow } from '../manifest.ts';

const licensing = {
  tables: { decisions: ['GetItem', 'PutItem', 'Query'], policy: ['GetItem', 'PutItem', 'Query'] },
  objects: { read: ['evidence/'] },
  sealed: 'seal',
} as const;
const reading = { memoryMb: 512, timeoutSeconds: 10 };

/** The license register. */
export const licenseRows: readonly FunctionRow[] = [
  {
    name: 'list-licenses',
    entry: 'functions/http/list-licenses.ts',
    load: () => import('../http/list-licenses.ts'),
    on: { route: 'GET /v1/licenses' },
    scope: 'licenses:read',
    ...licensing,
    ...reading,
  },
  {
    name: 'get-license',
    entry: 'functions/http/get-license.ts',
    load: () => import('../http/get-license.ts'),
    on: { route: 'GET /v1/licenses/{id}' },
    scope: 'licenses:read',
    ...licensing,
    ...reading,
  },
  {
    name: 'register-license',
    entry: 'functions/http/register-license.ts',
    load: () => import('../http/register-license.ts'),
    on: { route: 'POST /v1/licenses' },
    scope: 'licenses:write',
    ...licensing,
    ...reading,
  },
  {
    name: 'revoke-license',
    entry: 'functions/http/revoke-license.ts',
    load: () => import('../http/revoke-license.ts'),
    on: { route: 'POST /v1/licenses/{id}/revoke' },
    scope: 'licenses:write',
    ...licensing,
    ...reading,
  },
  {
    name: 'draw-license',
    entry: 'functions/http/draw-license.ts',
    load: () => import('../http/draw-license.ts'),
    on: { route: 'POST /v1/licenses/{id}/draws' },
    scope: 'licenses:write',
    ...licensing,
    ...reading,
  },
  {
    name: 'release-draw',
    entry: 'functions/http/release-draw.ts',
    load: () => import('../http/release-draw.ts'),
    on: { route: 'DELETE /v1/licenses/{id}/draws/{decision}' },
    scope: 'licenses:write',
    ...licensing,
    ...reading,
  },
  {
    name: 'license-ledger',
    entry: 'functions/http/license-ledger.ts',
    load: () => import('../http/license-ledger.ts'),
    on: { route: 'GET /v1/licenses/{id}/ledger' },
    scope: 'licenses:read',
    ...licensing,
    ...reading,
  },
  {
    name: 'cancel-order',
    entry: 'functions/http/cancel-order.ts',
    load: () => import('../http/cancel-order.ts'),
    on: { route: 'POST /v1/orders/{reference}/cancel' },
    scope: 'decisions:write',
    ...licensing,
    ...reading,
  },
];
