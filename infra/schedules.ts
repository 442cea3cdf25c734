import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Lambda } from './lambdas.ts';
import { scheduleExpression } from './schedule-expression.ts';
import type { Surroundings } from './surroundings.ts';

/** What infra needs to know of a row of the source catalog. */
export interface ScheduledSource {
  id: string;
  /** Hours after which an unverified list counts as stale. */
  maxAgeHours: number;
  /** Its own schedule, in place of the manifest row's. */
  schedule?: string;
}

/** Runs start anywhere in this window: sources do not all fetch in the same second, nor every installation at the full hour. */
const windowMinutes = 10;

/** One EventBridge schedule for each scheduled function, and for each source of those that run per source. */
export function buildSchedules(
  scope: Construct,
  lambdas: readonly Lambda[],
  sources: readonly ScheduledSource[],
  around: Surroundings,
): CfnScheduleGroup {
  const group = new CfnScheduleGroup(scope, 'Schedules', { name: `${Stack.of(scope).stackName}-schedules` });
  for (const lambda of lambdas) {
    if (!('schedule' in lambda.row.on)) continue;
    const { schedule, perSource } = lambda.row.on;
    const role = invokerOf(scope, lambda, around);
    if (!perSource) buildSchedule(scope, lambda.row.name, schedule, {}, lambda, role, group, around);
    else
      for (const source of sources) {
        const input = { source: source.id };
        buildSchedule(scope, `${lambda.row.name}-${source.id}`, source.schedule ?? schedule, input, lambda, role, group, around);
      }
  }
  return group;
}

function buildSchedule(
  scope: Construct,
  name: string,
  schedule: string,
  input: Record<string, string>,
  lambda: Lambda,
  role: Role,
  group: CfnScheduleGroup,
  around: Surroundings,
): void {
  const built = new CfnSchedule(scope, `Schedule-${name}`, {
    groupName: group.name as string,
    description: name,
    scheduleExpression: scheduleExpression(schedule),
    scheduleExpressionTimezone: 'UTC',
    flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: windowMinutes },
    target: {
      arn: lambda.function.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify(input),
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      deadLetterConfig: { arn: around.deadLetters.queueArn },
    },
  });
  built.addResourceDependency(group);
}

/** The scheduler may start this one function and leave a dead letter, nothing else. */
function invokerOf(scope: Construct, lambda: Lambda, around: Surroundings): Role {
  const { account } = Stack.of(scope);
  return new Role(scope, `Invoker-${lambda.row.name}`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
    description: `Lets the scheduler start ${lambda.row.name}`,
    inlinePolicies: {
      Invoke: new PolicyDocument({
        statements: [
          new PolicyStatement({ sid: 'Start', actions: ['lambda:InvokeFunction'], resources: [lambda.function.functionArn] }),
          new PolicyStatement({ sid: 'GiveUp', actions: ['sqs:SendMessage'], resources: [around.deadLetters.queueArn] }),
          ...(around.key
            ? [
                new PolicyStatement({
                  sid: 'CustomerKey',
                  actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
                  resources: [around.key.keyArn],
                }),
              ]
            : []),
        ],
      }),
    },
  });
}
