import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { type FunctionRow, manifest } from '../../functions/manifest.ts';
import { sources } from '../../shared/sources/catalog.ts';
import { tables } from '../../shared/store/tables.ts';
import { logicalId, readable, resourceOf, rightsOf, roleOf } from './rights.ts';
import { ofType, synthesize } from './synthesize.ts';

/** What is deployed where callers sign their requests. */
const rows: readonly FunctionRow[] = manifest.filter(({ on }) => !('authorizer' in on));
const built = synthesize();
const scheduled = rows.filter(({ on }) => 'schedule' in on);

/** Doors share one log, so that a request is found in one place; jobs have their own. */
const logOf = ({ name, on }: FunctionRow) => ('schedule' in on ? `Log-${name}` : 'Log-doors');

describe('functions', () => {
  test('every row of the manifest becomes one function on Node 24 and arm64', () => {
    const functions = ofType(built, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(rows.length);
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
      expect(Properties.Handler).toMatch(/^[a-z0-9-]+\/index\.handler$/);
    }
  });

  test('every function has memory, time-out, a role of its own and a log that ends', () => {
    for (const row of rows) {
      const { Properties } = resourceOf(built, `Function-${row.name}`);
      expect(Properties).toMatchObject({ MemorySize: row.memoryMb, Timeout: row.timeoutSeconds });
      expect(readable(Properties.Role)).toBe(`<${logicalId(`Role-${row.name}`)}>`);
      expect(readable(Properties.LoggingConfig.LogGroup)).toBe(`<${logicalId(logOf(row))}>`);
      expect(resourceOf(built, logOf(row)).Properties.RetentionInDays).toBe(90);
    }
  });

  test('no environment holds anything but names and switches', () => {
    for (const { Properties } of ofType(built, 'AWS::Lambda::Function')) {
      const names = Object.keys(Properties.Environment.Variables);
      expect(names.filter((name) => /SECRET|KEY$|TOKEN$|PASSWORD/.test(name))).toEqual([]);
    }
  });
});

describe('routes and schedules', () => {
  test('every route asks for a signed request', () => {
    const routes = ofType(built, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual(
      rows.flatMap(({ on }) => ('route' in on ? [on.route] : [])).sort(),
    );
    for (const route of routes) expect(route.AuthorizationType).toBe('AWS_IAM');
  });

  test('the access log names routes and never a path, a query or an address', () => {
    const [stage] = ofType(built, 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties.AccessLogSettings.Format).not.toMatch(/\$context\.(path|identity|authorizer)|querystring/);
    expect(stage?.Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 });
  });

  test('every scheduled row has its schedule, and one per source where it asks for that', () => {
    const schedules = ofType(built, 'AWS::Scheduler::Schedule').map(({ Properties }) => Properties);
    const expected = scheduled.flatMap(({ name, on }) =>
      'schedule' in on && on.perSource ? sources.map(({ id }) => `${name}-${id}`) : [name],
    );
    expect(schedules.map(({ Description }) => Description).sort()).toEqual(expected.sort());
    for (const schedule of schedules) {
      expect(schedule.FlexibleTimeWindow.Mode).toBe(schedule.Target.Input === '{}' ? 'OFF' : 'FLEXIBLE');
      expect(readable(schedule.Target.DeadLetterConfig.Arn)).toBe('<DeadLetters>');
    }
  });

  test('what follows a table is started within seconds of a write, by keys only, and its failed batches are kept', () => {
    const followers = scheduled.flatMap(({ name, on }) => ('schedule' in on && on.follows ? [{ name, table: on.follows }] : []));
    expect(followers).toEqual([{ name: 'watch', table: 'decisions' }]);
    expect(resourceOf(built, 'Table-decisions').Properties.StreamSpecification).toEqual({ StreamViewType: 'KEYS_ONLY' });
    const mapping = resourceOf(built, 'Stream-watch').Properties;
    expect(mapping.MaximumBatchingWindowInSeconds).toBeLessThanOrEqual(5);
    expect(readable(mapping.DestinationConfig.OnFailure.Destination)).toBe('<DeadLetters>');
    expect(rightsOf(roleOf(built, 'watch')).filter((right) => /^dynamodb:\w+Stream/.test(right))).toEqual(
      ['DescribeStream', 'ListStreams'].map((action) => `dynamodb:${action} on <Tabledecisions>`),
    );
  });

  test('scheduled work that fails for good is kept', () => {
    expect(ofType(built, 'AWS::Lambda::EventInvokeConfig')).toHaveLength(scheduled.length);
  });
});

test('every stack has room to grow within the 500 resources CloudFormation takes', () => {
  const counts = readdirSync(built.directory)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => Object.keys(JSON.parse(readFileSync(join(built.directory, name), 'utf8')).Resources).length);
  expect(counts).toHaveLength(2);
  expect(Math.max(...counts)).toBeLessThanOrEqual(470);
});

describe('data', () => {
  test('every table is on demand, restorable and protected', () => {
    for (const name of Object.keys(tables)) {
      expect(resourceOf(built, `Table-${name}`)).toMatchObject({
        DeletionPolicy: 'Retain',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      });
    }
  });

  test('indexes hold keys only and are those the repositories use', () => {
    for (const [name, { indexes }] of Object.entries(tables)) {
      const found = resourceOf(built, `Table-${name}`).Properties.GlobalSecondaryIndexes ?? [];
      expect(found.map((index: { IndexName: string }) => index.IndexName)).toEqual(Object.keys(indexes));
      for (const index of found) expect(index.Projection.ProjectionType).toBe('KEYS_ONLY');
    }
  });

  test.each(['Objects', 'Audit'])(
    'the bucket %s is versioned, closed to the public, and refuses plain text and overwriting',
    (id) => {
      expect(resourceOf(built, id).Properties).toMatchObject({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
      const denials = resourceOf(built, `${id}Policy`).Properties.PolicyDocument.Statement.filter(
        ({ Effect }: { Effect: string }) => Effect === 'Deny',
      );
      expect(denials).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          expect.objectContaining({ Action: 's3:PutObject', Condition: { Null: { 's3:if-none-match': 'true' } } }),
        ]),
      );
    },
  );
});

test('the audit log is locked for ten years and signed by a key that stays in the key service', () => {
  const { ObjectLockConfiguration, ObjectLockEnabled } = resourceOf(built, 'Audit').Properties;
  expect(ObjectLockEnabled).toBe(true);
  expect(ObjectLockConfiguration.Rule.DefaultRetention).toEqual({ Mode: 'GOVERNANCE', Days: 3660 });
  expect(resourceOf(built, 'SigningKey').Properties).toMatchObject({ KeySpec: 'ECC_NIST_EDWARDS25519', KeyUsage: 'SIGN_VERIFY' });
  const signing = rows.filter(({ name }) => rightsOf(roleOf(built, name)).some((right) => right.startsWith('kms:Sign ')));
  expect(signing.map(({ name }) => name)).toEqual(rows.filter(({ signs }) => signs).map(({ name }) => name));
  for (const { name, sealed } of rows) {
    const { PORTCULLIS_ORIGIN, SIGNER } = resourceOf(built, `Function-${name}`).Properties.Environment.Variables;
    expect([PORTCULLIS_ORIGIN, SIGNER === undefined]).toEqual(sealed ? ['portcullis.aws', false] : [undefined, true]);
  }
});

describe('alarms', () => {
  const alarms = ofType(built, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

  test('every alarm points to a section of the run book and tells the topic', () => {
    const runBook = readFileSync(join(import.meta.dirname, '../../infra/README.md'), 'utf8');
    const sections = new Set(
      [...runBook.matchAll(/^### (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
    );
    for (const alarm of alarms) {
      const section = /infra\/README\.md#([a-z-]+)$/.exec(alarm.AlarmDescription)?.[1];
      expect([alarm.AlarmDescription, sections.has(section ?? '')]).toEqual([alarm.AlarmDescription, true]);
      expect(alarm.AlarmActions.map(readable)).toEqual(['<Alarms>']);
    }
  });

  test('every list has an alarm that silence sets off', () => {
    const perSource = scheduled.some(({ on }) => 'schedule' in on && on.perSource);
    const stale = alarms.filter(({ MetricName }) => MetricName === 'RefreshVerified');
    expect(stale.map(({ Dimensions }) => Dimensions[0].Value)).toEqual(perSource ? sources.map(({ id }) => id) : []);
    for (const alarm of stale)
      expect(alarm).toMatchObject({ TreatMissingData: 'breaching', ComparisonOperator: 'LessThanThreshold' });
  });

  test('no alarm looks back further than CloudWatch allows', () => {
    for (const alarm of alarms) {
      const seconds = (alarm.Period ?? 300) * alarm.EvaluationPeriods;
      expect(seconds).toBeLessThanOrEqual((alarm.Period ?? 300) >= 3600 ? 7 * 86_400 : 86_400);
    }
  });
});

describe('rights', () => {
  test('roles hold exactly the rights on record', async () => {
    const lines = rows.flatMap(({ name }) => {
      const rights = rightsOf(roleOf(built, name));
      return [`${name}: ${rights.length} rights`, ...rights.map((right) => `  ${right}`)];
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/roles.txt');
  });

  test('every row gets each right it names, and logging', () => {
    for (const row of rows) {
      const rights = rightsOf(roleOf(built, row.name));
      const named = Object.entries(row.tables).flatMap(([table, some]) =>
        some.map((right) => `dynamodb:${right} on <Table${table}>`),
      );
      expect(rights).toEqual(expect.arrayContaining([...named, `logs:PutLogEvents on <${logicalId(logOf(row))}>`]));
    }
  });

  test('no role of the stack has a wildcard action or a wildcard resource beyond named prefixes', () => {
    for (const role of ofType(built, 'AWS::IAM::Role')) {
      for (const right of rightsOf(role)) {
        expect(right).toMatch(/^[a-z0-9]+:[A-Za-z]+ on <[A-Za-z0-9]+>(\/index\/[A-Za-z]+|\/[a-z0-9-]+\/\*)?( if |$)/);
      }
    }
    expect(ofType(built, 'AWS::IAM::Policy')).toEqual([]);
    expect(ofType(built, 'AWS::IAM::ManagedPolicy')).toEqual([]);
  });

  test('rows that touch decisions or reviews say that they are sealed, and reach the data keys', () => {
    const faults = rows.filter(({ tables: { decisions = [], reviews = [], policy = [] }, sealed }) => {
      const rights = [...decisions, ...reviews] as string[];
      if (rights.length === 0) return false;
      const writes = rights.includes('PutItem') || sealed === 'seal';
      return (writes ? sealed !== 'seal' : !sealed) || !policy.includes('GetItem') || (writes && !policy.includes('PutItem'));
    });
    expect(faults.map(({ name }) => name)).toEqual([]);
  });

  test('object prefixes end in a slash, so that no right reaches a neighbour', () => {
    const prefixes = rows.flatMap(({ objects }) => Object.values(objects).flat());
    expect(prefixes.filter((prefix) => !/^[a-z0-9-]+\/$/.test(prefix))).toEqual([]);
  });

  test('no role has more actions than its budget', () => {
    const over = rows.flatMap(({ name, on }) => {
      const actions = new Set(rightsOf(roleOf(built, name)).map((right) => right.split(' ')[0]));
      return actions.size > ('route' in on ? routeBudget : jobBudget) ? [`${name}: ${[...actions].join(' ')}`] : [];
    });
    expect(over).toEqual([]);
  });
});

/** Different actions of a role: log (2), get, put, query and delete items, get, put and list objects, seal (2), sign (2); jobs leave dead letters, too. */
const routeBudget = 12;
/** The watch has the most: it follows the stream of one table (4), works in four, reads many items at once, and takes away the segments it has merged. */
const jobBudget = 20;

test('AwsSolutions finds nothing that is not explained', () => {
  const { violations } = new AwsSolutionsChecks(built.stack).validateScope(built.stack);
  expect(violations).toEqual([]);
});
