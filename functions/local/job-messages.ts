import type { RefreshProgress } from '../../shared/flows/refresh-source.ts';
import type { SourceRun } from '../../shared/flows/world.ts';

/** What the server and its worker for jobs say to each other. */
export type ToJobs = { refreshAll: true } | { job: string; input: object };

export type FromJobs =
  | { ready: true }
  | { progress: RefreshProgress }
  | { refreshed: SourceRun[] }
  /** A job ended, well or not. */
  | { done: string };
