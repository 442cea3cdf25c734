import type { FunctionRow } from '../manifest.ts';

const ruling = { tables: { policy: ['GetItem', 'PutItem', 'Query'] }, objects: {}, sealed: 'seal' } as const;
/** Past orders with the editions they pin; an index that was swept away is built again from the lists. */
const replaying = {
  tables: {
    decisions: ['GetItem', 'Query'],
    reviews: ['Query'],
    sources: ['GetItem', 'Query'],
    policy: ['GetItem', 'PutItem', 'Query'],
  },
  objects: { read: ['index/', 'law/', 'normalized/', 'evidence/'], list: ['index/', 'law/', 'normalized/'] },
  sealed: 'seal',
} as const;
const publishing = {
  tables: { sources: ['GetItem', 'Query'], policy: ['GetItem', 'PutItem', 'Query'] },
  objects: { read: ['index/', 'law/'], list: ['index/', 'law/'] },
} as const;
const reading = { memoryMb: 512, timeoutSeconds: 10 };
/** The gateway gives up after 29 seconds; a backtest stops by itself after 20. */
const backtesting = { memoryMb: 1769, timeoutSeconds: 29 };
/** Loads a whole edition. */
const screening = { memoryMb: 1024, timeoutSeconds: 15 };

/** Rulesets, and past orders judged again. */
export const rulesetRows: readonly FunctionRow[] = [
  {
    name: 'list-rulesets',
    entry: 'functions/http/list-rulesets.ts',
    load: () => import('../http/list-rulesets.ts'),
    on: { route: 'GET /v1/rulesets' },
    scope: 'rules:read',
    ...ruling,
    ...reading,
  },
  {
    name: 'get-ruleset',
    entry: 'functions/http/get-ruleset.ts',
    load: () => import('../http/get-ruleset.ts'),
    on: { route: 'GET /v1/rulesets/{id}' },
    scope: 'rules:read',
    ...ruling,
    ...reading,
  },
  {
    name: 'draft-ruleset',
    entry: 'functions/http/draft-ruleset.ts',
    load: () => import('../http/draft-ruleset.ts'),
    on: { route: 'POST /v1/rulesets' },
    scope: 'rules:write',
    ...ruling,
    ...reading,
  },
  {
    name: 'check-ruleset',
    entry: 'functions/http/check-ruleset.ts',
    load: () => import('../http/check-ruleset.ts'),
    on: { route: 'POST /v1/rulesets/{id}/check' },
    scope: 'rules:write',
    ...ruling,
    ...reading,
  },
  {
    name: 'backtest-ruleset',
    entry: 'functions/http/backtest-ruleset.ts',
    load: () => import('../http/backtest-ruleset.ts'),
    on: { route: 'POST /v1/rulesets/{id}/backtest' },
    scope: 'rules:write',
    ...replaying,
    ...backtesting,
  },
  {
    name: 'publish-ruleset',
    entry: 'functions/http/publish-ruleset.ts',
    load: () => import('../http/publish-ruleset.ts'),
    on: { route: 'POST /v1/rulesets/{id}/publish' },
    scope: 'rules:write',
    ...publishing,
    ...screening,
  },
  {
    name: 'rollback-ruleset',
    entry: 'functions/http/rollback-ruleset.ts',
    load: () => import('../http/rollback-ruleset.ts'),
    on: { route: 'POST /v1/rulesets/{id}/rollback' },
    scope: 'rules:write',
    ...publishing,
    ...screening,
  },
  {
    name: 'replay-decision',
    entry: 'functions/http/replay-decision.ts',
    load: () => import('../http/replay-decision.ts'),
    on: { route: 'POST /v1/decisions/{id}/replay' },
    scope: 'decisions:read',
    ...replaying,
    ...screening,
  },
];
