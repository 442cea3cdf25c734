import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectLockRetention,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** Years the log of what was sealed is kept at least: 31 CFR 501.601 asks ten. */
const lockYears = 10;

/**
 * The object store: raw downloads, normalized versions, editions, law tables, evidence; and apart from them the audit log, which
 * holds hashes only and is locked against deletion. Objects are named by content and written once: the buckets refuse a write that
 * could overwrite, whoever sends it.
 */
export function buildObjects(scope: Construct, settings: Settings, key: IKey | null): { objects: Bucket; audit: Bucket } {
  const log = buildAccessLog(scope, settings);
  const years = Duration.days(lockYears * 366);
  const retention =
    settings.auditLock === 'compliance' ? ObjectLockRetention.compliance(years) : ObjectLockRetention.governance(years);
  return {
    objects: buildBucket(scope, 'Objects', settings, key, log, {}),
    // What is locked cannot be thrown away, so a stack that will be is not locked.
    audit: buildBucket(scope, 'Audit', settings, key, log, settings.protectData ? { objectLockDefaultRetention: retention } : {}),
  };
}

function buildBucket(
  scope: Construct,
  id: string,
  settings: Settings,
  key: IKey | null,
  log: Bucket,
  more: Partial<BucketProps>,
): Bucket {
  const bucket = new Bucket(scope, id, {
    ...guarded(settings),
    versioned: true,
    encryption: key ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
    ...(key ? { encryptionKey: key, bucketKeyEnabled: true } : {}),
    serverAccessLogsBucket: log as IBucket,
    serverAccessLogsPrefix: `${id.toLowerCase()}/`,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(2), noncurrentVersionExpiration: Duration.days(35) }, // as far back as the tables can be restored
    ],
    ...more,
  });
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'WriteOnce',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
  );
  return bucket;
}

function buildAccessLog(scope: Construct, settings: Settings): Bucket {
  const log = new Bucket(scope, 'ObjectsAccessLog', {
    ...guarded(settings),
    encryption: BucketEncryption.S3_MANAGED, // the log delivery service cannot use a customer key with a bucket key here
    lifecycleRules: [{ expiration: Duration.days(settings.logRetentionDays) }],
  });
  Validations.of(log).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'This is the access log itself; logging its own deliveries would never end.',
  });
  return log;
}

function guarded(settings: Settings) {
  return {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}
