import type { FunctionRow } from '../manifest.ts';

/** Law questions read the edition whole, as screening does, and nothing else. */
const knowing = {
  tables: { sources: ['GetItem', 'Query'], policy: ['GetItem', 'Query'] },
  objects: { read: ['index/', 'law/'], list: ['index/', 'law/'] },
  memoryMb: 1024,
  timeoutSeconds: 15,
} as const;

/** License law without an order: eligibility, divergence, help with classification. */
export const lawRows: readonly FunctionRow[] = [
  {
    name: 'eligibility',
    entry: 'functions/http/eligibility.ts',
    load: () => import('../http/eligibility.ts'),
    on: { route: 'GET /v1/eligibility' },
    scope: 'law:read',
    ...knowing,
  },
  {
    name: 'divergence',
    entry: 'functions/http/divergence.ts',
    load: () => import('../http/divergence.ts'),
    on: { route: 'GET /v1/divergence' },
    scope: 'law:read',
    ...knowing,
  },
  {
    name: 'classify-item',
    entry: 'functions/http/classify-item.ts',
    load: () => import('../http/classify-item.ts'),
    on: { route: 'POST /v1/items/classify' },
    scope: 'law:read',
    ...knowing,
  },
];
