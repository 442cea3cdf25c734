import { join } from 'node:path';
import { CfnOutput, Duration, NestedStack, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib';
import { type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionRow } from '../functions/manifest.ts';
import { buildAlarms } from './alarms.ts';
import { bundleHandlers } from './bundle-handlers.ts';
import { buildDashboard } from './dashboard.ts';
import { buildHttpApi } from './http-api.ts';
import { buildLambdas, buildLog } from './lambdas.ts';
import { buildObjects } from './objects.ts';
import { buildRefreshMetrics } from './refresh-metrics.ts';
import { buildSchedules, type ScheduledSource } from './schedules.ts';
import type { Settings } from './settings.ts';
import { buildStreams } from './streams.ts';
import type { Surroundings } from './surroundings.ts';
import { buildTables } from './tables.ts';

export interface ScreeningProps {
  settings: Settings;
  functions: readonly FunctionRow[];
  sources: readonly ScheduledSource[];
}

/**
 * The whole of Portcullis, for any account and region. What is behind the gateway stands in a nested stack, because
 * CloudFormation takes 500 resources a stack and every route brings five.
 */
export class ScreeningStack extends Stack {
  constructor(scope: Construct, id: string, { settings, functions, sources }: ScreeningProps) {
    super(scope, id, { description: 'Portcullis: export-control screening', terminationProtection: settings.protectData });
    const masterKey = buildMasterKey(this, settings);
    const key = settings.customerKey ? masterKey : null;
    const around: Surroundings = {
      settings,
      masterKey,
      signingKey: buildSigningKey(this, settings),
      key,
      tables: buildTables(this, functions, settings, key),
      ...buildObjects(this, settings, key),
      deadLetters: buildDeadLetters(this, key),
    };
    const doors = new NestedStack(this, 'Doors', { description: 'Portcullis: the HTTP API and what is behind it' });
    const directory = join(Stage.of(this)?.outdir ?? 'cdk.out', 'handlers');
    bundleHandlers(functions, directory);
    const lambdas = buildLambdas(
      functions,
      {
        doors: { scope: doors, code: Code.fromAsset(directory), logGroup: buildLog(doors, 'Log-doors', settings) },
        jobs: { scope: this, code: Code.fromAsset(directory), logGroup: null },
      },
      around,
    );
    const api = buildHttpApi(doors, lambdas, settings);
    buildSchedules(this, lambdas, sources, around);
    buildStreams(this, lambdas, around);
    const watched = { api, lambdas, sources, around, refresh: buildRefreshMetrics(this, lambdas) };
    buildDashboard(this, watched, buildAlarms(this, watched));
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'ObjectsBucket', { value: around.objects.bucketName });
    new CfnOutput(this, 'AuditBucket', { value: around.audit.bucketName });
  }
}

function buildMasterKey(scope: Construct, settings: Settings): Key {
  return new Key(scope, 'MasterKey', {
    description: 'Portcullis: seals records',
    enableKeyRotation: true,
    removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

function buildSigningKey(scope: Construct, settings: Settings): Key {
  return new Key(scope, 'SigningKey', {
    description: 'Portcullis: signs the audit log',
    keySpec: KeySpec.ECC_NIST_EDWARDS25519,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

/** Kept 14 days, the longest SQS allows: time for a person to look, repair and run again. */
function buildDeadLetters(scope: Construct, key: IKey | null): Queue {
  const queue = new Queue(scope, 'DeadLetters', {
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    ...(key ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key } : { encryption: QueueEncryption.SQS_MANAGED }),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'This is the dead letter queue itself: the scheduler and the failure destinations of the functions write to it.',
  });
  return queue;
}
