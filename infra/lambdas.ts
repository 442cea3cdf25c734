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
import { gateRoute, isAsynchronous, type Lambda, screeningRoute } from './lambda.ts';
import { roleFor } from './roles.ts';
import type { Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** Where functions are built. */
export interface Place {
  scope: Construct;
  /** Holds `<name>/index.mjs` for each row. */
  code: Code;
  /** Shared by all functions of the place; null: each has its own. */
  logGroup: LogGroup | null;
}

/** One function for each row of the manifest, each with its own role. Those behind the gateway are `doors`, the others `jobs`. */
export function buildLambdas(
  rows: readonly FunctionRow[],
  places: { doors: Place; jobs: Place },
  around: Surroundings,
): Lambda[] {
  const built = new Map<string, Lambda>();
  const wanted = rows.filter((row) => !('authorizer' in row.on) || row.on.authorizer === around.settings.authorization);
  for (const row of startedFirst(wanted)) {
    const started = (row.starts ?? []).map((name) => built.get(name)).filter((lambda) => lambda !== undefined);
    built.set(row.name, buildLambda(isAsynchronous(row) ? places.jobs : places.doors, row, around, started));
  }
  return wanted.map((row) => built.get(row.name) as Lambda);
}

/** In an order in which every row comes after those it starts: its role and environment name them. */
function startedFirst(rows: readonly FunctionRow[]): FunctionRow[] {
  const ordered = new Set<FunctionRow>();
  const visit = (row: FunctionRow, above: string[]): void => {
    if (above.includes(row.name)) throw new Error(`functions start each other in a circle: ${[...above, row.name].join(' → ')}`);
    for (const name of row.starts ?? []) {
      const started = rows.find((other) => other.name === name);
      if (!started) throw new Error(`function \`${row.name}\` starts \`${name}\`, which is no row of the manifest`);
      visit(started, [...above, row.name]);
    }
    ordered.add(row);
  };
  for (const row of rows) visit(row, []);
  return [...ordered];
}

function buildLambda(place: Place, row: FunctionRow, around: Surroundings, started: readonly Lambda[]): Lambda {
  const { scope, code } = place;
  const logGroup = place.logGroup ?? buildLog(scope, `Log-${row.name}`, around.settings);
  const concurrency = reservedFor(row, around.settings);
  const built = new LambdaFunction(scope, `Function-${row.name}`, {
    description: describe(row),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code,
    handler: `${row.name}/index.handler`,
    memorySize: row.memoryMb,
    timeout: Duration.seconds(row.timeoutSeconds),
    role: roleFor(scope, row, around, { logGroup, started }),
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    environment: environmentFor(row, around, started),
    ...(concurrency === null ? {} : { reservedConcurrentExecutions: concurrency }),
  });
  if (isAsynchronous(row)) retryTwiceThenKeep(scope, row, built, around);
  return { row, function: built, logGroup };
}

export function buildLog(scope: Construct, id: string, settings: Settings): LogGroup {
  return new LogGroup(scope, id, { retention: settings.logRetentionDays, removalPolicy: RemovalPolicy.DESTROY });
}

/** What nobody waits for is tried again: after two more tries the event goes to the dead letters, where an alarm waits. */
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

function describe({ name, on }: FunctionRow): string {
  if ('route' in on) return on.route;
  return 'schedule' in on ? `${name}, on schedule` : `${name}, for the gateway`;
}
