/** One row per function. `infra/` builds the cloud from it, `functions/local` runs it: names shared by both exist once. */

import type { TableName } from '../shared/store/tables.ts';

export type { TableName };
export type TableRight = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

/** A Lambda handler of any trigger. */
export type Handler = (event: never, context: never) => Promise<unknown>;

export type Trigger =
  | { route: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /v1/${string}` }
  /** `perSource`: one schedule for each row of the source catalog. */
  | { schedule: string; perSource?: boolean };

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
  /** Reaches official origins or webhook receivers. */
  internet?: boolean;
  memoryMb: number;
  timeoutSeconds: number;
}

export const manifest = [] as const satisfies readonly FunctionRow[];
