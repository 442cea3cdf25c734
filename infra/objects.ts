import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/**
 * The object store: raw downloads, normalized versions, editions, law tables. Objects are named by content and written
 * once: the bucket refuses a write that could overwrite, whoever sends it.
 */
export function buildObjects(scope: Construct, settings: Settings, key: IKey | null): Bucket {
  const objects = new Bucket(scope, 'Objects', {
    ...guarded(settings),
    versioned: true,
    encryption: key ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
    ...(key ? { encryptionKey: key, bucketKeyEnabled: true } : {}),
    serverAccessLogsBucket: buildAccessLog(scope, settings) as IBucket,
    lifecycleRules: [
      { abortIncompleteMultipartUploadAfter: Duration.days(2), noncurrentVersionExpiration: Duration.days(35) }, // as far back as the tables can be restored
    ],
  });
  objects.addToResourcePolicy(
    new PolicyStatement({
      sid: 'WriteOnce',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [objects.arnForObjects('*')],
      conditions: { Null: { 's3:if-none-match': 'true' } },
    }),
  );
  return objects;
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
