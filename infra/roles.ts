import { Aws, Names, Stack, Validations } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { FunctionRow } from '../functions/manifest.ts';
import { tables as tableSpecs } from '../shared/store/tables.ts';
import { isAsynchronous, type Lambda } from './lambda.ts';
import { bucketOf, type Surroundings } from './surroundings.ts';

/**
 * The role of one function: exactly the rights of its manifest row, written by hand. CDK's grant methods are not used,
 * because they hand out families (`s3:GetObject*`, `index/*`) where a function needs one action.
 */
export function roleFor(scope: Construct, row: FunctionRow, around: Surroundings, own: Own): IRole {
  const role = new Role(scope, `Role-${row.name}`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${row.name} may touch, and nothing else`,
    inlinePolicies: { Manifest: new PolicyDocument({ statements: statementsFor(row, around, own) }) },
  });
  acknowledgePrefixes(role, row, around);
  return role.withoutPolicyUpdates(); // nothing may widen it later on
}

interface Own {
  logGroup: ILogGroup;
  started: readonly Lambda[];
}

function statementsFor(row: FunctionRow, around: Surroundings, { logGroup, started }: Own): PolicyStatement[] {
  return [
    allow('Log', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]), // the attribute ends in `:*`: streams of this group
    ...tableStatements(row, around),
    ...streamStatements(row, around),
    ...objectStatements(row, around),
    ...sealStatements(row, around),
    ...signStatements(row, around),
    ...keyStatements(row, around),
    ...(started.length > 0
      ? [
          allow(
            'Start',
            ['lambda:InvokeFunction'],
            started.map((job) => job.function.functionArn),
          ),
        ]
      : []),
    ...(isAsynchronous(row) ? [allow('GiveUp', ['sqs:SendMessage'], [around.deadLetters.queueArn])] : []),
  ];
}

function tableStatements(row: FunctionRow, around: Surroundings): PolicyStatement[] {
  return tablesOf(row).flatMap(([name, rights]) => {
    const { tableArn } = around.tables[name];
    const indexes = Object.keys(tableSpecs[name].indexes).map((index) => `${tableArn}/index/${index}`);
    const actions = rights.map((right) => `dynamodb:${right}`);
    const onTable = allow(`Table${capital(name)}`, actions, [tableArn]);
    if (indexes.length === 0 || !rights.includes('Query')) return [onTable];
    return [onTable, allow(`Index${capital(name)}`, ['dynamodb:Query'], indexes)];
  });
}

/** What the service that reads a stream for a function does in its name. Listing is asked of the one stream, not of all. */
function streamStatements({ on }: FunctionRow, around: Surroundings): PolicyStatement[] {
  const stream = 'schedule' in on && on.follows ? around.tables[on.follows].tableStreamArn : undefined;
  if (!stream) return [];
  const actions = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`);
  return [allow('Stream', actions, [stream])];
}

function objectStatements(row: FunctionRow, around: Surroundings): PolicyStatement[] {
  const on = (sid: string, action: string, prefixes: readonly string[] = []) =>
    prefixes.length === 0
      ? []
      : [
          allow(
            sid,
            [action],
            prefixes.map((prefix) => bucketOf(prefix, around).arnForObjects(`${prefix}*`)),
          ),
        ];
  return [
    ...on('ReadObjects', 's3:GetObject', row.objects.read),
    ...on('WriteObjects', 's3:PutObject', row.objects.write),
    ...on('DeleteObjects', 's3:DeleteObject', row.objects.delete),
    ...listStatements(row, around),
  ];
}

/**
 * Listing also decides how S3 answers for a key that is not there: 404 with this right, 403 without. So a function that asks
 * whether a key exists has it too. `IfExists`, because reading a key names no prefix.
 */
function listStatements(row: FunctionRow, around: Surroundings): PolicyStatement[] {
  return [around.objects, around.audit].flatMap((bucket) => {
    const prefixes = (row.objects.list ?? []).filter((prefix) => bucketOf(prefix, around) === bucket);
    if (prefixes.length === 0) return [];
    const conditions = { StringLikeIfExists: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } };
    const sid = bucket === around.audit ? 'ListAudit' : 'ListObjects';
    return [new PolicyStatement({ sid, actions: ['s3:ListBucket'], resources: [bucket.bucketArn], conditions })];
  });
}

/** Data keys are wrapped and unwrapped by name; a call without one is refused. */
function sealStatements(row: FunctionRow, around: Surroundings): PolicyStatement[] {
  if (!row.sealed) return [];
  const actions = row.sealed === 'seal' ? ['kms:Decrypt', 'kms:Encrypt'] : ['kms:Decrypt'];
  const conditions = { Null: { 'kms:EncryptionContext:name': 'false' } };
  return [new PolicyStatement({ sid: 'MasterKey', actions, resources: [around.masterKey.keyArn], conditions })];
}

/** One algorithm on one key: nothing else can be signed with it. */
function signStatements({ signs }: FunctionRow, { signingKey }: Surroundings): PolicyStatement[] {
  if (!signs) return [];
  const conditions = { StringEquals: { 'kms:SigningAlgorithm': 'ED25519_SHA_512' } };
  const sign = new PolicyStatement({ sid: 'Sign', actions: ['kms:Sign'], resources: [signingKey.keyArn], conditions });
  const show = allow('ShowKey', ['kms:GetPublicKey'], [signingKey.keyArn]);
  return [show, sign];
}

/** A customer key is used through DynamoDB, S3 and SQS only, never by the function itself. */
function keyStatements(row: FunctionRow, around: Surroundings): PolicyStatement[] {
  if (!around.key) return [];
  const touches = [
    ...(tablesOf(row).length ? ['dynamodb'] : []),
    ...(Object.keys(row.objects).length ? ['s3'] : []),
    ...(isAsynchronous(row) ? ['sqs'] : []),
  ];
  if (touches.length === 0) return [];
  return [
    new PolicyStatement({
      sid: 'CustomerKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [around.key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': touches.map((service) => `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}`) } },
    }),
  ];
}

/** The only wildcards: keys under the prefixes the row names. */
function acknowledgePrefixes(role: Role, row: FunctionRow, around: Surroundings): void {
  for (const prefix of new Set(Object.entries(row.objects).flatMap(([right, prefixes]) => (right === 'list' ? [] : prefixes)))) {
    Validations.of(role).acknowledge({
      id: wildcard(role, around, prefix),
      reason: `Object names end in a content hash, unknown beforehand; ${row.name} works on \`${prefix}\` by its manifest row.`,
    });
  }
}

/** cdk-nag names a finding by the resource as it stands in the template, where the bucket is `<LogicalId.Arn>`. */
function wildcard(role: Role, around: Surroundings, prefix: string): string {
  const resource = bucketOf(prefix, around).node.defaultChild as CfnBucket;
  const [own, its] = [Stack.of(role), Stack.of(resource)];
  // A nested stack is given the bucket as a parameter, which CDK names after the path of the resource.
  const bucket = own === its ? `${own.resolve(resource.logicalId)}.Arn` : `referenceto${Names.nodeUniqueId(resource.node)}Arn`;
  return `AwsSolutions-IAM5[Resource::<${bucket}>/${prefix}*]`;
}

function tablesOf(row: FunctionRow) {
  return Object.entries(row.tables).filter(([, rights]) => rights.length > 0) as [keyof typeof tableSpecs, readonly string[]][];
}

function allow(sid: string, actions: string[], resources: string[]): PolicyStatement {
  return new PolicyStatement({ sid, actions, resources });
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
