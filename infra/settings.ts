import { installedCatalog } from '../shared/sources/catalog.ts';

/**
 * What a deployer may choose. Read from CDK context, so that a template depends on nothing but the repository and the
 * command line: `npm run deploy -- -c customerKey=true -c alarmEmail=compliance@example.com`.
 */
export interface Settings {
  stackName: string;
  /** `iam`: callers sign requests (SigV4). `api_key`: they send a key of ours as bearer token, of which only a hash is kept. */
  authorization: 'iam' | 'api_key';
  /** Name of the audit log and of the change feed, as auditors and allies know it. Fixed once records are sealed. */
  origin: string;
  /** How the audit log is locked for ten years: `compliance` cannot be undone by anybody, `governance` by a right of its own. */
  auditLock: 'governance' | 'compliance';
  /** Encrypt tables, objects, queue and topic, too, with the master key of this stack instead of keys AWS owns. */
  customerKey: boolean;
  /** https base that stands in for every origin, laid out `<source id>/<official file name>`. Null: the official origins. */
  listsMirror: string | null;
  /** `<source>=<hours>` by commas: lists that must be verified more often than the catalog asks. Only stricter. */
  listsMaxAge: string;
  /** Sources by commas that are off by default and are fetched here. */
  listsOn: string;
  /** Partitions per day of the decisions' index; one takes about 500 decisions a second. Fixed once decisions are stored. */
  decisionShards: number;
  /** Deletion protection and retained data. Off only for stacks that are thrown away. */
  protectData: boolean;
  /** Logs hold no personal data, so they are kept for operating, not for the record. */
  logRetentionDays: number;
  /** Steady requests per second the gateway admits; sheds the rest with 429. */
  requestsPerSecond: number;
  /** Requests admitted at once above the steady rate. */
  requestBurst: number;
  /** Environments kept for `POST /v1/decisions`, so that no other function can starve it. Null: shares the account's pool. */
  screeningConcurrency: number | null;
  /** Environments kept for the warehouse door, `GET /v1/orders/{reference}`: it outranks everything else under overload. */
  gateConcurrency: number | null;
  /** Receives alarms once the subscription is confirmed. Null: subscribe to the topic by hand. */
  alarmEmail: string | null;
  /** Where alarms point for help. */
  runBookUrl: string;
  /** p99 of a decision at the gateway, in milliseconds, above which the latency alarm fires. */
  latencyAlarmMs: number;
}

type Reader<T> = { fallback: T; read: (value: unknown) => T | undefined; expected: string };
type Readers = { [Name in keyof Settings]: Reader<Settings[Name]> };

/** Days CloudWatch Logs accepts as retention, as far as they make sense here. */
const retentionDays = [7, 14, 30, 60, 90, 180, 365, 400, 731, 1827, 3653];

const readers: Readers = {
  stackName: { fallback: 'Portcullis', read: matching(/^[A-Za-z][A-Za-z0-9-]{0,63}$/), expected: 'letters, digits and hyphens' },
  authorization: { fallback: 'iam', read: (value) => oneOf(value, ['iam', 'api_key'] as const), expected: '`iam` or `api_key`' },
  origin: {
    fallback: 'portcullis.aws',
    read: matching(/^[a-z0-9][a-z0-9.-]{1,60}[a-z0-9]$/),
    expected: 'small letters, digits, dots and hyphens',
  },
  auditLock: {
    fallback: 'governance',
    read: (value) => oneOf(value, ['governance', 'compliance'] as const),
    expected: '`governance` or `compliance`',
  },
  customerKey: { fallback: false, read: flag, expected: '`true` or `false`' },
  listsMirror: { fallback: null, read: matching(/^https:\/\/\S+$/), expected: 'an https address' },
  listsMaxAge: {
    fallback: '',
    read: (value) => choice(value, (maxAge) => installedCatalog({ maxAge, on: '' })),
    expected: 'pairs like `us-csl=12`, none above the age in the catalog',
  },
  listsOn: {
    fallback: '',
    read: (value) => choice(value, (on) => installedCatalog({ maxAge: '', on })),
    expected: 'ids of sources',
  },
  decisionShards: { fallback: 8, read: count, expected: 'a whole number above 0' },
  protectData: { fallback: true, read: flag, expected: '`true` or `false`' },
  logRetentionDays: {
    fallback: 90,
    read: (value) => retentionDays.find((days) => days === Number(value)),
    expected: `one of ${retentionDays.join(', ')}`,
  },
  requestsPerSecond: { fallback: 500, read: count, expected: 'a whole number above 0' },
  requestBurst: { fallback: 1000, read: count, expected: 'a whole number above 0' },
  screeningConcurrency: { fallback: null, read: count, expected: 'a whole number above 0' },
  gateConcurrency: { fallback: null, read: count, expected: 'a whole number above 0' },
  alarmEmail: { fallback: null, read: matching(/^[^@\s]+@[^@\s]+$/), expected: 'an e-mail address' },
  runBookUrl: { fallback: 'infra/README.md', read: matching(/^\S{1,200}$/), expected: 'a URL or path without spaces' },
  latencyAlarmMs: { fallback: 1000, read: count, expected: 'a whole number of milliseconds above 0' },
};

export const settingNames = Object.keys(readers) as (keyof Settings)[];

/** Throws on a value it does not understand: a mistyped setting must not silently become the default. */
export function readSettings(context: (name: string) => unknown): Settings {
  return Object.fromEntries(
    settingNames.map((name) => {
      const { fallback, read, expected } = readers[name] as Reader<unknown>;
      const given = context(name);
      if (given === undefined) return [name, fallback];
      const value = read(given);
      if (value === undefined) throw new Error(`setting \`${name}\` is \`${String(given)}\`: expected ${expected}`);
      return [name, value];
    }),
  ) as unknown as Settings;
}

function matching(pattern: RegExp): (value: unknown) => string | undefined {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

function choice(value: unknown, check: (text: string) => unknown): string | undefined {
  try {
    check(String(value));
    return String(value);
  } catch {
    return undefined;
  }
}

function oneOf<T extends string>(value: unknown, words: readonly T[]): T | undefined {
  return words.find((word) => word === value);
}

function flag(value: unknown): boolean | undefined {
  const text = String(value);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

function count(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
