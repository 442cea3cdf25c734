import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import type { Surroundings } from './surroundings.ts';

/** Seconds a record may wait for company. With one run of a second or two, what is written is sealed well within ten. */
const windowSeconds = 3;
/** As many as one batch of the audit log takes. */
const recordsMax = 500;
/** The schedule finds what a batch leaves behind; a day-old batch holds up newer ones for nothing. */
const ageSecondsMax = 3600;
const attemptsMax = 5;

/** Starts each function that follows a table with batches of what was written there. Deleted items are none of its business. */
export function buildStreams(scope: Construct, lambdas: readonly Lambda[], around: Surroundings): void {
  for (const { row, function: follower } of lambdas) {
    const stream = 'schedule' in row.on && row.on.follows ? around.tables[row.on.follows].tableStreamArn : undefined;
    if (!stream) continue;
    new CfnEventSourceMapping(scope, `Stream-${row.name}`, {
      functionName: follower.functionArn,
      eventSourceArn: stream,
      startingPosition: 'TRIM_HORIZON',
      batchSize: recordsMax,
      maximumBatchingWindowInSeconds: windowSeconds,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: attemptsMax,
      maximumRecordAgeInSeconds: ageSecondsMax,
      filterCriteria: { filters: [{ pattern: JSON.stringify({ eventName: ['INSERT', 'MODIFY'] }) }] },
      destinationConfig: { onFailure: { destination: around.deadLetters.queueArn } },
    });
  }
}
