import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Settings } from './settings.ts';
import type { Tables } from './tables.ts';

/** Objects under this prefix lie in the bucket of the audit log. */
export const auditPrefix = 'audit/';

/** What functions are wired to. */
export interface Surroundings {
  settings: Settings;
  tables: Tables;
  objects: Bucket;
  /** The audit log, under `audit/`. */
  audit: Bucket;
  /** Where scheduled work ends that failed for good. */
  deadLetters: IQueue;
  /** Wraps the data keys that seal records: destroying it makes them unreadable wherever copies lie. */
  masterKey: Key;
  /** Ed25519: signs checkpoints of the audit log and pages of the change feed, and never leaves the key service. */
  signingKey: Key;
  /** Encrypts tables, objects and messages at rest; the master key, or null for keys that AWS owns. */
  key: Key | null;
}

export const bucketOf = (prefix: string, { audit, objects }: Surroundings): Bucket => (prefix === auditPrefix ? audit : objects);
