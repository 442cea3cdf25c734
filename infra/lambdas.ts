import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  Architecture,
  CfnEventInvokeConfig,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionRow } from '../functions/manifest.ts';
import { environmentFor } from './environment.ts';
import { roleFor } from './roles.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** A row of the manifest and the function that runs it. */
export interface Lambda {
  row: FunctionRow;
  function: LambdaFunction;
  logGroup: LogGroup;
}

/** The two doors that must answer when everything else is busy. */
export const screeningRoute = 'POST /v1/decisions';
export const gateRoute = 'GET /v1/orders/{reference}';

/** One function for each row of the manifest, each with its own role and log group. `code` holds `<name>/index.mjs` for each. */
export function buildLambdas(scope: Construct, rows: readonly FunctionRow[], code: Code, around: Surroundings): Lambda[] {
  return rows.map((row) => buildLambda(scope, row, code, around));
}

function buildLambda(scope: Construct, row: FunctionRow, code: Code, around: Surroundings): Lambda {
  const logGroup = new LogGroup(scope, `Log-${row.name}`, {
    retention: around.settings.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const concurrency = reservedFor(row, around.settings);
  const built = new LambdaFunction(scope, `Function-${row.name}`, {
    description: 'route' in row.on ? row.on.route : `${row.name}, on schedule`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code,
    handler: `${row.name}/index.handler`,
    memorySize: row.memoryMb,
    timeout: Duration.seconds(row.timeoutSeconds),
    role: roleFor(scope, row, around, logGroup.logGroupArn),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: environmentFor(row, around),
    ...(concurrency === null ? {} : { reservedConcurrentExecutions: concurrency }),
  });
  if ('schedule' in row.on) retryTwiceThenKeep(scope, row, built, around);
  return { row, function: built, logGroup };
}

/** Scheduled work is invoked asynchronously: after two more tries the event goes to the dead letters, where an alarm waits. */
function retryTwiceThenKeep(scope: Construct, row: FunctionRow, built: LambdaFunction, around: Surroundings): void {
  new CfnEventInvokeConfig(scope, `Retries-${row.name}`, {
    functionName: built.functionName,
    qualifier: '$LATEST',
    maximumRetryAttempts: 2,
    maximumEventAgeInSeconds: 3600, // the next run of the schedule is fresher than an older event
    destinationConfig: { onFailure: { destination: around.deadLetters.queueArn } },
  });
}

function reservedFor(row: FunctionRow, settings: Settings): number | null {
  if (!('route' in row.on)) return null;
  if (row.on.route === screeningRoute) return settings.screeningConcurrency;
  if (row.on.route === gateRoute) return settings.gateConcurrency;
  return null;
}
