import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { readable, resourceOf, rightsOf, roleOf } from './rights.ts';
import { ofType, row, synthesize } from './synthesize.ts';

const functions = [
  row(
    'screen',
    { route: 'POST /v1/decisions' },
    { tables: { decisions: ['GetItem', 'PutItem', 'Query'] }, objects: { read: ['editions/'] } },
  ),
  row('gate', { route: 'GET /v1/orders/{reference}' }, { tables: { decisions: ['GetItem'] } }),
  row('refresh', { schedule: '5 * * * *', perSource: true }, { objects: { read: ['raw/'], write: ['raw/'], list: ['raw/'] } }),
];
const sources = [{ id: 'un-sc', maxAgeHours: 400, schedule: '7 */2 * * *', jitterSeconds: 90 }];
const nag = ({ stack }: ReturnType<typeof synthesize>) =>
  new AwsSolutionsChecks(stack).validateScope(stack).violations.map(({ ruleName }) => ruleName);

test('a row becomes exactly its rights, the index of a query by name', () => {
  const built = synthesize({ functions, sources });
  expect(rightsOf(roleOf(built, 'screen'))).toEqual([
    'logs:CreateLogStream on <Logdoors>',
    'logs:PutLogEvents on <Logdoors>',
    'dynamodb:GetItem on <Tabledecisions>',
    'dynamodb:PutItem on <Tabledecisions>',
    'dynamodb:Query on <Tabledecisions>',
    'dynamodb:Query on <Tabledecisions>/index/byReference',
    'dynamodb:Query on <Tabledecisions>/index/byDay',
    's3:GetObject on <Objects>/editions/*',
  ]);
  expect(rightsOf(roleOf(built, 'gate'))).toHaveLength(3);
  expect(rightsOf(roleOf(built, 'refresh', 'Invoker'))).toEqual([
    'lambda:InvokeFunction on <Functionrefresh>',
    'sqs:SendMessage on <DeadLetters>',
  ]);
});

test('records are sealed with the master key by those rows that say so', () => {
  const built = synthesize({
    functions: [
      row('writer', { route: 'POST /v1/a' }, { sealed: 'seal' }),
      row('reader', { route: 'GET /v1/a' }, { sealed: 'open' }),
      row('other', { route: 'GET /v1/b' }),
    ],
    sources,
  });
  const kms = (name: string) => rightsOf(roleOf(built, name)).filter((right) => right.startsWith('kms:'));
  const named = 'on <MasterKey> if {"Null":{"kms:EncryptionContext:name":"false"}}';
  expect([kms('writer'), kms('reader'), kms('other')]).toEqual([
    [`kms:Decrypt ${named}`, `kms:Encrypt ${named}`],
    [`kms:Decrypt ${named}`],
    [],
  ]);
});

test('a row that starts another may start that one, and knows its name', () => {
  const door = row('door', { route: 'POST /v1/a' }, { starts: ['job'] });
  const job = row('job', { schedule: '5 * * * *' });
  const built = synthesize({ functions: [door, job], sources });
  expect(rightsOf(roleOf(built, 'door'))).toContain('lambda:InvokeFunction on <Functionjob>');
  expect(readable(resourceOf(built, 'Function-door').Properties.Environment.Variables.FUNCTION_JOB)).toBe('<Functionjob>');
  expect(() => synthesize({ functions: [door], sources })).toThrow('starts `job`, which is no row of the manifest');
  expect(() => synthesize({ functions: [door, { ...job, starts: ['door'] }], sources })).toThrow(
    'in a circle: door → job → door',
  );
});

test('a source runs on its own minute within its own jitter, and its alarm looks back a week at most', () => {
  const built = synthesize({ functions, sources });
  const [schedule] = ofType(built, 'AWS::Scheduler::Schedule');
  expect(schedule?.Properties).toMatchObject({
    ScheduleExpression: 'cron(7 0/2 * * ? *)',
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 2 },
    Target: { Input: '{"source":"un-sc"}' },
  });
  const stale = ofType(built, 'AWS::CloudWatch::Alarm').find(({ Properties }) => Properties.MetricName === 'RefreshVerified');
  expect(stale?.Properties).toMatchObject({ Period: 3600, EvaluationPeriods: 168 });
});

test('a customer key encrypts tables, objects, letters and alarms, is used through services only, and nag stays content', () => {
  const built = synthesize({ functions, sources, settings: { customerKey: 'true' } });
  for (const table of ofType(built, 'AWS::DynamoDB::Table'))
    expect(readable(table.Properties.SSESpecification.KMSMasterKeyId)).toBe('<MasterKey>');
  expect(readable(ofType(built, 'AWS::SNS::Topic')[0]?.Properties.KmsMasterKeyId)).toBe('<MasterKey>');
  expect(readable(ofType(built, 'AWS::SQS::Queue')[0]?.Properties.KmsMasterKeyId)).toBe('<MasterKey>');
  const [encryption] = resourceOf(built, 'Objects').Properties.BucketEncryption.ServerSideEncryptionConfiguration;
  expect(encryption.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
  expect(rightsOf(roleOf(built, 'gate')).filter((right) => right.startsWith('kms:'))).toEqual([
    'kms:Decrypt on <MasterKey> if {"StringEquals":{"kms:ViaService":["dynamodb.<AWS::Region>.<AWS::URLSuffix>"]}}',
    'kms:GenerateDataKey on <MasterKey> if {"StringEquals":{"kms:ViaService":["dynamodb.<AWS::Region>.<AWS::URLSuffix>"]}}',
  ]);
  expect(nag(built)).toEqual([]);
});

test('with API keys the gateway asks the function that vouches for them', () => {
  const voucher = row('voucher', { authorizer: 'api_key' }, { tables: { policy: ['GetItem'] } });
  const built = synthesize({ functions: [...functions, voucher], sources, settings: { authorization: 'api_key' } });
  for (const route of ofType(built, 'AWS::ApiGatewayV2::Route')) expect(route.Properties.AuthorizationType).toBe('CUSTOM');
  const [authorizer] = ofType(built, 'AWS::ApiGatewayV2::Authorizer');
  expect(authorizer?.Properties).toMatchObject({ AuthorizerResultTtlInSeconds: 60, EnableSimpleResponses: true });
  expect(nag(built)).toEqual([]);
  expect(ofType(synthesize({ functions: [voucher], sources }), 'AWS::Lambda::Function')).toEqual([]);
  expect(() => synthesize({ functions, sources, settings: { authorization: 'api_key' } })).toThrow(
    'no row of the manifest authorizes keys',
  );
});

test('the two doors that must answer can have environments of their own', () => {
  const built = synthesize({ functions, sources, settings: { screeningConcurrency: 50, gateConcurrency: 20 } });
  const reserved = ofType(built, 'AWS::Lambda::Function').map(({ Properties }) => [
    Properties.Description,
    Properties.ReservedConcurrentExecutions,
  ]);
  expect(reserved).toEqual(
    expect.arrayContaining([
      ['POST /v1/decisions', 50],
      ['GET /v1/orders/{reference}', 20],
      ['refresh, on schedule', undefined],
    ]),
  );
});

test('a stack to be thrown away protects nothing', () => {
  const built = synthesize({ functions: [], sources, settings: { protectData: 'false' } });
  for (const table of ofType(built, 'AWS::DynamoDB::Table'))
    expect(table).toMatchObject({ DeletionPolicy: 'Delete', Properties: { DeletionProtectionEnabled: false } });
});

test('the check on AwsSolutions can fail', () => {
  const built = synthesize({ functions: [], sources });
  new Bucket(built.stack, 'Careless');
  expect(nag(built)).toEqual(expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']));
});
