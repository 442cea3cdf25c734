/**
 * The ports: everything a flow may do to the outside. Flows know nothing else, so the same flows run in Lambda, on a
 * laptop and in the simulator. Drivers: `shared/store`, `shared/net`; assembled in `functions/edge/wiring.ts`.
 */
import type { Decision } from '../model/decision.ts';
import type { Edition, Provenance } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { ListChange } from '../model/list-change.ts';
import type { Order } from '../model/order.ts';
import type { Action, Outcome } from '../model/outcome.ts';
import type { Result } from '../model/result.ts';
import type { DecisionEvent } from '../model/review.ts';
import type { Knowledge } from '../screening/knowledge.ts';

export interface World {
  clock: Clock;
  objects: ObjectStore;
  decisions: DecisionStore;
  reviews: ReviewStore;
  sources: SourceStore;
  knowledge: KnowledgePort;
  fetch: SourceFetcher;
  log: Log;
}

export interface Clock {
  /** Wall time. */
  now(): Date;
  /** Monotonic milliseconds, for budgets. */
  elapsed(): number;
  sleep(ms: number): Promise<void>;
  /** Unguessable id with a prefix (`run_…`). */
  newId(prefix: string): string;
}

/** Large immutable artefacts. Keys are `/`-separated and carry a content hash. */
export interface ObjectStore {
  get(key: string): Promise<Uint8Array | null>;
  /** Creates; a key that exists keeps its first bytes and the call succeeds. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  has(key: string): Promise<boolean>;
  list(prefix: string): Promise<string[]>;
  delete(key: string): Promise<void>;
}

/** A decision as stored: what is needed to defend and to replay it. */
export interface DecisionRecord {
  decision: Decision;
  order: Order;
  /** Who asked: API key id or IAM principal; `local` on loopback. */
  caller: string;
  /** Digest of the request body, to tell a replay from a reused key. */
  bodyDigest: string;
  /** Unique to one write attempt, to recognise an own write after an ambiguous failure. */
  attempt: string;
  /** Circumstances `screen` was given beside the order and the pinned knowledge. */
  circumstances: Record<string, unknown>;
}

export type PutDecision = { stored: true } | { stored: false; existing: DecisionRecord };

export interface DecisionFilter {
  reference: string | null;
  outcome: Outcome | null;
  from: string | null;
  to: string | null;
  limit: number;
  cursor: string | null;
}

export interface DecisionStore {
  /** One conditional put. Reads back on a condition failure and after an ambiguous one. */
  put(record: DecisionRecord): Promise<PutDecision>;
  get(id: string): Promise<DecisionRecord | null>;
  /** Newest first. */
  byReference(reference: string, limit: number): Promise<DecisionRecord[]>;
  list(filter: DecisionFilter): Promise<{ data: DecisionRecord[]; nextCursor: string | null }>;
  addEvent(event: DecisionEvent): Promise<void>;
  events(id: string): Promise<DecisionEvent[]>;
}

export interface ReviewItem {
  id: string;
  decisionId: string;
  reference: string;
  state: string;
  dueAt: string;
  openedAt: string;
  outcome: Outcome;
  action: Action;
  version: number;
  [more: string]: unknown;
}

export interface ReviewStore {
  /** Idempotent on the review id. */
  open(review: ReviewItem): Promise<void>;
  get(id: string): Promise<ReviewItem | null>;
}

export type RunState = 'running' | 'accepted' | 'unchanged' | 'quarantined' | 'failed' | 'rejected';

/** One refresh of one source: exactly one terminal state. */
export interface SourceRun {
  id: string;
  source: string;
  state: RunState;
  startedAt: string;
  endedAt: string | null;
  provenance: Provenance;
  bytes: number | null;
  entries: number | null;
  version: string | null;
  /** Why it was quarantined or failed, for a person. */
  reasons: string[];
  [more: string]: unknown;
}

export type SourceState = Provenance | 'stale' | 'quarantined' | 'failed' | 'never';

/** The health record of a source: item `CURRENT`. */
export interface SourceHealth {
  source: string;
  /** Version in force, or null before the first. */
  current: import('../model/edition.ts').EditionSource | null;
  /** Last time the origin was verified to still publish this content: freshness is judged on this. */
  checkedAt: string | null;
  /** Last time the content changed. */
  changedAt: string | null;
  lastRun: string | null;
  lastState: RunState | null;
  lastError: string | null;
  etag: string | null;
  lastModified: string | null;
  /** For conditional writes. */
  revision: number;
  [more: string]: unknown;
}

export interface SourceStore {
  health(source: string): Promise<SourceHealth | null>;
  /** Conditional on `revision`; false when somebody else wrote first. */
  putHealth(health: SourceHealth): Promise<boolean>;
  putRun(run: SourceRun): Promise<void>;
  run(source: string, id: string): Promise<SourceRun | null>;
  runs(source: string, limit: number): Promise<SourceRun[]>;
  putVersion(source: string, version: import('../model/edition.ts').EditionSource): Promise<void>;
  versions(source: string, limit: number): Promise<import('../model/edition.ts').EditionSource[]>;
  putChanges(source: string, at: string, changes: ListChange[]): Promise<void>;
  changes(
    source: string,
    since: string | null,
    limit: number,
    cursor: string | null,
  ): Promise<{ data: ListChange[]; nextCursor: string | null }>;
  /** The edition in force, read consistently. */
  pointer(): Promise<{ editionId: string; revision: number } | null>;
  /** Moves the pointer if it still has `revision` (null: if there is none). */
  movePointer(editionId: string, revision: number | null): Promise<boolean>;
  putEdition(edition: Edition): Promise<void>;
  edition(id: string): Promise<Edition | null>;
  /** Editions, newest first, created at or before `at`. */
  editionAt(at: string): Promise<Edition | null>;
}

/** Loaded knowledge, polled and hot-swapped. */
export interface KnowledgePort {
  /** Null before the first edition. */
  current(): Promise<Knowledge | null>;
  /** The knowledge pinned by a past decision, or in force at a past instant. */
  pinned(edition: string, ruleset: string): Promise<Knowledge | null>;
  at(instant: string): Promise<Knowledge | null>;
  /** What is stale, missing or only a sample at `now`, as far as it concerns this order. */
  gaps(knowledge: Knowledge, order: Order, now: Date): Gap[];
  /** Looks for a newer edition, ruleset and health now instead of at the next poll. */
  poll(): Promise<void>;
}

export interface FetchedFile {
  bytes: Uint8Array;
  etag: string | null;
  lastModified: string | null;
  provenance: Provenance;
}

export interface SourceFetcher {
  /** `not_modified` when the validators still hold. */
  (request: {
    source: string;
    file: string;
    etag: string | null;
    lastModified: string | null;
  }): Promise<Result<FetchedFile | 'not_modified'>>;
}

/** Structured log without personal data. */
export interface Log {
  info(message: string, fields?: Record<string, string | number | boolean | null>): void;
  warn(message: string, fields?: Record<string, string | number | boolean | null>): void;
  error(message: string, fields?: Record<string, string | number | boolean | null>): void;
}
