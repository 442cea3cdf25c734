import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import { scheduleExpression } from './schedule-expression.ts';
import type { Surroundings } from './surroundings.ts';

/** What infra needs to know of a row of the source catalog. */
export interface ScheduledSource {
  id: string;
  /** Hours after which an unverified list counts as stale. */
  maxAgeHours: number;
  /** Five-field cron line, UTC. */
  schedule: string;
  /** A run starts anywhere in this time after its minute, so that not every installation calls an origin at once. */
  jitterSeconds: number;
}

/** One EventBridge schedule for each scheduled function, and for each source of those that run per source. */
export function buildSchedules(
  scope: Construct,
  lambdas: readonly Lambda[],
  sources: readonly ScheduledSource[],
  around: Surroundings,
): void {
  const group = new CfnScheduleGroup(scope, 'Schedules', { name: groupName(scope) });
  for (const lambda of lambdas) {
    if (!('schedule' in lambda.row.on)) continue;
    const { schedule, perSource } = lambda.row.on;
    const role = invokerOf(scope, lambda, around);
    const timings: Timing[] = perSource
      ? sources.map((source) => ({ ...source, name: `${lambda.row.name}-${source.id}`, input: { source: source.id } }))
      : [{ name: lambda.row.name, schedule, jitterSeconds: 0, input: {} }];
    for (const timing of timings) buildSchedule(scope, timing, lambda, role, around).addResourceDependency(group);
  }
}

interface Timing {
  name: string;
  schedule: string;
  /** 0 for work that calls no origin. */
  jitterSeconds: number;
  input: Record<string, string>;
}

function buildSchedule(scope: Construct, timing: Timing, lambda: Lambda, role: Role, around: Surroundings): CfnSchedule {
  return new CfnSchedule(scope, `Schedule-${timing.name}`, {
    groupName: groupName(scope),
    description: timing.name,
    scheduleExpression: scheduleExpression(timing.schedule),
    scheduleExpressionTimezone: 'UTC',
    flexibleTimeWindow: within(timing.jitterSeconds),
    target: {
      arn: lambda.function.functionArn,
      roleArn: role.roleArn,
      input: JSON.stringify(timing.input),
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
      deadLetterConfig: { arn: around.deadLetters.queueArn },
    },
  });
}

function within(jitterSeconds: number): CfnSchedule.FlexibleTimeWindowProperty {
  if (jitterSeconds === 0) return { mode: 'OFF' };
  return { mode: 'FLEXIBLE', maximumWindowInMinutes: Math.ceil(jitterSeconds / 60) };
}

function groupName(scope: Construct): string {
  return `${Stack.of(scope).stackName}-schedules`;
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
