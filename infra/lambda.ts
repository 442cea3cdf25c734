import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionRow } from '../functions/manifest.ts';

/** A row of the manifest and the function that runs it. */
export interface Lambda {
  row: FunctionRow;
  function: LambdaFunction;
  logGroup: LogGroup;
}

/** The two doors that must answer when everything else is busy. */
export const screeningRoute = 'POST /v1/decisions';
export const gateRoute = 'GET /v1/orders/{reference}';

/** Nobody waits for its answer: it runs on schedule, or is started by another function. */
export function isAsynchronous(row: FunctionRow): boolean {
  return 'schedule' in row.on;
}
