import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import type { ObjectStore, WatchWorld, World } from '../../shared/flows/world.ts';
import { fetchSource } from '../../shared/net/fetch-source.ts';
import { installedCatalog, sourceRow } from '../../shared/sources/catalog.ts';
import { sampleOf } from '../../shared/sources/sample.ts';
import { decisionStore } from '../../shared/store/decision-store.ts';
import { directoryObjects } from '../../shared/store/directory-objects.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import { type DynamoSettings, dynamoTables } from '../../shared/store/dynamodb.ts';
import { fileKeyWrapper } from '../../shared/store/file-key-wrapper.ts';
import { reviewStore } from '../../shared/store/review-store.ts';
import { s3Objects } from '../../shared/store/s3-objects.ts';
import { sealedObjects } from '../../shared/store/sealed-objects.ts';
import { sourceStore } from '../../shared/store/source-store.ts';
import { splitObjects } from '../../shared/store/split-objects.ts';
import { tokenSeal } from '../../shared/store/token-seal.ts';
import { type KeyWrapper, vault } from '../../shared/store/vault.ts';
import { engine } from './engine.ts';
import { log } from './observe.ts';
import { systemClock } from './system-clock.ts';
import { watchPorts } from './watch-ports.ts';

type Environment = Record<string, string | undefined>;

/** Milliseconds between looks at the pointer to the edition in force. */
const pollMs = 15_000;
/** Partitions per day of the decisions' index: one takes about 500 decisions a second. */
const decisionShards = 8;

/** Licenses name the parties they are for. */
const sealedKinds = ['LICENSE'];
/** Parties of past orders, kept to be screened again. */
const sealedPrefixes = ['orders/'];

let provided: Promise<World> | null = null;

/** The world this process acts on, built from the environment on first use. */
export function world(): Promise<World> {
  provided ??= buildWorld(process.env);
  return provided;
}

/** Puts another world in place: the local server's, or a test's. */
export function provideWorld(one: World): void {
  provided = Promise.resolve(one);
}

/**
 * The only reader of the environment: see `infra/environment.ts` for who sets what.
 *
 * @param around Counters and faults that a test puts around the requests to the tables.
 */
export async function buildWorld(
  environment: Environment,
  around: Pick<DynamoSettings, 'countUnits' | 'aroundRequests'> = {},
): Promise<WatchWorld> {
  const table = dynamoTables({
    endpoint: environment.DYNAMODB_ENDPOINT ?? null,
    ...(environment.DYNAMODB_ENDPOINT ? patient : {}),
    physicalName: (name) => environment[`TABLE_${name.toUpperCase()}`] ?? name,
    ...around,
  });
  const objects = objectsFrom(environment);
  const keys = vault(table('policy'), await keyWrapper(environment));
  const sealed = environment.MASTER_KEY_ID || environment.MASTER_KEY_FILE ? keys : null;
  const shards = numberFrom(environment, 'DECISION_SHARDS', decisionShards);
  const policy = documentStore(table('policy'), sealed && { vault: sealed, kinds: sealedKinds });
  const stored = sealed ? sealedObjects(objects, sealed, sealedPrefixes) : objects;
  const { LISTS_MAX_AGE: maxAge = '', LISTS_ON: on = '' } = environment;
  const rows = installedCatalog({ maxAge, on });
  const ports = { clock: systemClock, log, objects: stored, policy, sources: sourceStore(table('sources')), catalog: rows };
  return {
    ...ports,
    decisions: decisionStore(table('decisions'), objects, { shards, ...(sealed ? { vault: sealed } : {}) }),
    reviews: reviewStore(table('reviews'), sealed),
    seal: tokenSeal(keys),
    knowledge: knowledgeCache(ports, numberFrom(environment, 'KNOWLEDGE_POLL_MS', pollMs), engine),
    fetch: await fetcherFrom(environment),
    ...watchPorts(environment, table, keys, shards),
  };
}

/** Whether a cloud has just begun this process for a function: what is done before the first request, nobody waits for twice. */
export const isStartingCold = (): boolean => process.env.AWS_LAMBDA_INITIALIZATION_TYPE !== undefined;

/** Physical name of another function of the manifest that this one may start. */
export const functionName = (row: string): string => process.env[`FUNCTION_${row.toUpperCase().replaceAll('-', '_')}`] ?? row;

/** The embedded engine shares a laptop with the browser and the build: it may take longer than the cloud's. */
const patient = { connectMs: 1_000, requestMs: 2_000 };

function objectsFrom(environment: Environment): ObjectStore {
  const { OBJECTS_DIRECTORY: directory, OBJECTS_BUCKET: bucket, AUDIT_BUCKET: audit, S3_ENDPOINT } = environment;
  if (directory) return directoryObjects(directory);
  if (!bucket) return noObjects;
  const endpoint = S3_ENDPOINT ?? null;
  const objects = s3Objects({ bucket, endpoint });
  return audit ? splitObjects(objects, 'audit/', s3Objects({ bucket: audit, endpoint })) : objects;
}

/** For functions whose row in the manifest names no objects. */
const noObjects: ObjectStore = {
  get: () => unconfigured(),
  put: () => unconfigured(),
  has: () => unconfigured(),
  list: () => unconfigured(),
  delete: () => unconfigured(),
};

const unconfigured = (): Promise<never> =>
  Promise.reject(new Error('this function has no object store: see its row in the manifest'));

async function keyWrapper({ MASTER_KEY_ID: id, MASTER_KEY_FILE: file }: Environment): Promise<KeyWrapper> {
  if (id) return (await import('../../shared/store/kms-key-wrapper.ts')).kmsKeyWrapper(id);
  if (file) return fileKeyWrapper(file);
  const none = () => Promise.reject(new Error('no master key is configured'));
  return { wrap: none, unwrap: none };
}

async function fetcherFrom({
  LISTS_MIRROR: mirror,
  LISTS_SAMPLE: sample,
  LISTS_ORIGINS: origins,
}: Environment): Promise<World['fetch']> {
  return fetchSource({
    plan: sourceRow,
    mirror: mirror || null,
    origins: origins !== 'off',
    sample: sample === 'true' ? sampleOf : null,
  });
}

function numberFrom(environment: Environment, name: string, fallback: number): number {
  const value = Number(environment[name] ?? fallback);
  if (!Number.isInteger(value) || value < 1) throw new Error(`environment variable \`${name}\` is not a whole number above 0`);
  return value;
}
