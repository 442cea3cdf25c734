import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Settings } from './settings.ts';
import type { Tables } from './tables.ts';

/** What functions are wired to. */
export interface Surroundings {
  settings: Settings;
  tables: Tables;
  objects: Bucket;
  /** Where scheduled work ends that failed for good. */
  deadLetters: IQueue;
  /** Null: keys that AWS owns. */
  key: IKey | null;
}
