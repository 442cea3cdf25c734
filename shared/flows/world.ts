/**
 * The ports: everything a flow may do to the outside. Flows know nothing else, so the same flows run in Lambda, on a
 * laptop and in the simulator. Drivers: `shared/store`, `shared/net`; assembled in `functions/edge/wiring.ts`.
 */
import type { Decision } from '../model/decision.ts';
import type { Edition, Provenance } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { DatedChange, ListChange } from '../model/list-change.ts';
import type { Order } from '../model/order.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Result, Trouble } from '../model/result.ts';
import type { DecisionEvent, Review } from '../model/review.ts';
import type { Knowledge } from '../screening/knowledge.ts';
import type { SourceRow } from '../sources/source-row.ts';
import type { PureWork } from './pure-work.ts';

export interface World {
  clock: Clock;
  objects: ObjectStore;
  decisions: DecisionStore;
  reviews: ReviewStore;
  /** Rulesets, suppressions, licenses and their ledgers, API keys, holds and erasures: see the flows that keep them. */
  policy: DocumentStore;
  /** Seals what leaves the deployment and must come back unread and unchanged: cursors. */
  seal: TokenSeal;
  sources: SourceStore;
  knowledge: KnowledgePort;
  fetch: SourceFetcher;
  log: Log;
  /** The sources as this installation runs them (`installedCatalog`); absent: as the catalog has them. */
  catalog?: readonly SourceRow[];
  /** Steps without effects, remembered; absent: done each time. */
  pure?: PureWork;
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
  /** Removes what writers that died left behind; absent where the store does so by itself. Gives how many. */
  sweep?(): Promise<number>;
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
  /** In the order asked for. */
  getMany(ids: readonly string[]): Promise<(DecisionRecord | null)[]>;
  /** Newest first. */
  byReference(reference: string, limit: number): Promise<DecisionRecord[]>;
  list(filter: DecisionFilter): Promise<{ data: DecisionRecord[]; nextCursor: string | null }>;
  /** How many were made between two instants; null when more than `most`. */
  count(from: string, to: string, most: number): Promise<number | null>;
  addEvent(event: DecisionEvent): Promise<void>;
  events(id: string): Promise<DecisionEvent[]>;
  /** Deletes a decision with its events and evidence: for the retention job alone. */
  remove(id: string): Promise<void>;
}

/**
 * Open reviews lie in a queue sharded by id and ordered by due time; closed ones leave it for the archive. The key of an open
 * review is its id and due time, both kept in its decision.
 */
export interface ReviewStore {
  /** Idempotent on the review id. `isNew`: its decision was made this moment, so that nobody can have closed it before. */
  open(review: Review, isNew?: boolean): Promise<void>;
  get(id: string, dueAt: string): Promise<Review | null>;
  /** Writes if the stored one still has `version`. False: somebody else was first. */
  put(review: Review, version: number): Promise<boolean>;
  /** Earliest due first. `after` continues behind the last one seen (`<dueAt>#<id>`). */
  queue(limit: number, after: string | null): Promise<{ data: Review[]; next: string | null }>;
  /** Moves a closed review out of the queue; safe to repeat. */
  archive(review: Review): Promise<void>;
  /** Closed reviews, newest first, from before this instant or position (`<closedAt>#<id>`). */
  closed(limit: number, before: string): Promise<Review[]>;
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
  /** Who refreshes it now; past `until` the holder counts as dead. */
  lease?: { run: string; until: string } | null;
  /** Last download without validators: they may lie, so one a day goes without. */
  fullFetchAt?: string | null;
  /** A version that waits for a person. */
  candidate?: SourceCandidate | null;
  /** Lists of a several-list file whose last good rows serve on, with the instant they were last verified. */
  held?: { list: string; checkedAt: string | null; reasons: string[] }[];
  /** Versions a person rejected: they are not offered again. */
  rejected?: string[];
  [more: string]: unknown;
}

/** A quarantined version: complete in the object store, in force nowhere. */
export interface SourceCandidate {
  version: import('../model/edition.ts').EditionSource;
  run: string;
  at: string;
  reasons: string[];
  /** Counts by kind of change against the version in force. */
  changes: { added: number; removed: number; changed: number };
  etag: string | null;
  lastModified: string | null;
  /** First of two persons who accept it, where two are asked for. */
  acceptedBy: string | null;
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
  putChanges(source: string, at: string, changes: ListChange[], version: string): Promise<void>;
  changes(
    source: string,
    since: string | null,
    limit: number,
    cursor: string | null,
  ): Promise<{ data: DatedChange[]; nextCursor: string | null }>;
  /** Everything that happened to one entry of a source, oldest first. Reads all changes of the source: for a person's question. */
  entryChanges(source: string, entryId: string): Promise<DatedChange[]>;
  /** The edition in force, read consistently. */
  pointer(): Promise<{ editionId: string; revision: number } | null>;
  /** Moves the pointer if it still has `revision` (null: if there is none). */
  movePointer(editionId: string, revision: number | null): Promise<boolean>;
  putEdition(edition: Edition): Promise<void>;
  edition(id: string): Promise<Edition | null>;
  /** Editions, newest first, created at or before `at`. */
  editionAt(at: string): Promise<Edition | null>;
  /** The oldest edition there ever was; null before it, and once it is forgotten. */
  firstEdition(): Promise<Edition | null>;
  /** Every edition that is kept, oldest first. For the retention job. */
  editions(): Promise<Edition[]>;
  /** Forgets an edition. Its place in time stays, so that nobody takes an older one for what was known then. */
  removeEdition(id: string): Promise<void>;
}

/** Loaded knowledge, polled and hot-swapped. */
export interface KnowledgePort {
  /** Null before the first edition. */
  current(): Promise<Knowledge | null>;
  /** The knowledge pinned by a past decision. */
  pinned(edition: string, ruleset: string): Promise<Knowledge | null>;
  /** The knowledge in force at a past instant; for an instant before the first edition, that one: `gaps` says what it cannot know. */
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
  /** Edition the origin named for it. */
  edition?: string;
  /** Why the sample was given in place of the origin's file. */
  fallback?: Trouble;
}

/** Answers `not_modified` when the validators still hold. */
export type SourceFetcher = (request: {
  source: string;
  file: string;
  etag: string | null;
  lastModified: string | null;
  /** Told now and then how many bytes have come. */
  progress?: (bytes: number) => void;
}) => Promise<Result<FetchedFile | 'not_modified'>>;

/** Structured log without personal data. */
export interface Log {
  info(message: string, fields?: Record<string, string | number | boolean | null>): void;
  warn(message: string, fields?: Record<string, string | number | boolean | null>): void;
  error(message: string, fields?: Record<string, string | number | boolean | null>): void;
}

/** What the flows need that watch over past decisions: sealing, judging again, telling others. */
export interface WatchWorld extends World {
  documents: DocumentStore;
  recent: RecentRecords;
  /** Unlocked on first use: not every function has the right to. */
  keys(): Promise<WatchKeys>;
  receivers: Receivers;
  watch: WatchSettings;
}

export interface WatchKeys {
  /** Key of the audit log's checkpoints and of the change feed. */
  signer: Signer;
  /** Keyed hash that links orders by address, e-mail or phone without keeping them. Hex. */
  fingerprint(text: string): string;
}

export interface WatchSettings {
  /** Name of the log and of the feed, for example `portcullis.example`. */
  origin: string;
  /** Orders younger than this are judged again when law or rules change. */
  activeDays: number;
  /** A change that would turn more than this share of clear orders is stopped and quarantined. 0.005 = 0.5 %. */
  flipShareMax: number;
  /** ... but never below this many orders, so that a small shop can have one true hit. */
  flipsMin: number;
  /** Whether the watch stays when there is nothing to do (a laptop) or leaves to save money (the cloud). */
  whenIdle: 'stay' | 'leave';
}

export interface Stored<T = unknown> {
  id: string;
  value: T;
  /** For conditional writes; 1 for a new document. */
  revision: number;
}

/** Authenticated encryption of short texts, bound to a context: a token sealed for another caller or route does not open. */
export interface TokenSeal {
  seal(text: string, context: string): Promise<string>;
  /** Null when the token was not sealed here for this context, or was changed. */
  open(token: string, context: string): Promise<string | null>;
}

/** Small JSON documents by kind and id, each written with a condition. Reads are consistent. */
export interface DocumentStore {
  get<T>(kind: string, id: string): Promise<Stored<T> | null>;
  /**
   * Several of one kind in one call, in the order asked for. `consistent: false` costs half and may miss what was written in the
   * last moments.
   */
  getMany<T>(kind: string, ids: readonly string[], read?: { consistent: boolean }): Promise<(Stored<T> | null)[]>;
  /** Writes if the document still has `revision` (null: if there is none). False: somebody else was first. */
  put(kind: string, id: string, value: unknown, revision: number | null): Promise<boolean>;
  /** Ordered by id; bounds are inclusive. `consistent: false` as in `getMany`. */
  list<T>(
    kind: string,
    range: { from?: string; to?: string; limit: number; descending?: boolean; consistent?: boolean },
  ): Promise<Stored<T>[]>;
  delete(kind: string, id: string): Promise<void>;
}

/** A decision or an event of one, as the journal names it. */
export interface RecordKey {
  decisionId: string;
  /** `DECISION` or `EVENT#…`. */
  part: string;
  /** ISO instant the record claims. */
  at: string;
}

export interface RecentRecords {
  /** Keys of what was recorded between two instants. May miss the last moments: callers look again over an overlap. */
  keys(from: string, to: string): Promise<RecordKey[]>;
  event(key: RecordKey): Promise<DecisionEvent | null>;
}

export interface Signer {
  /** Name of the key, as auditors know it. */
  name: string;
  /** Ed25519, 32 bytes. */
  publicKey: Uint8Array;
  sign(text: Uint8Array): Promise<Uint8Array>;
}

/** Addresses the deployer gave for webhooks: guarded, since a URL is a way to the inside. */
export interface Receivers {
  /** Refuses what can be refused without asking the network. */
  check(url: string): Result<string>;
  /** One attempt: the status, or why there is none. */
  post: WebhookPost;
  /** A document of another deployment, at most 4 MiB. */
  get(url: string, headers: Record<string, string>): Promise<Result<Uint8Array>>;
  /** Random bytes for a new secret. */
  newSecret(): Uint8Array;
}

export type WebhookPost = (url: string, headers: Record<string, string>, body: string) => Promise<Result<number>>;
