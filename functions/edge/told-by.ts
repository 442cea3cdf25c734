import type { DynamoDBRecord } from 'aws-lambda';
import type { RecordKey } from '../../shared/flows/world.ts';

/** Decisions and events of decisions that a batch of the table's stream tells of. Deletions are sealed by their own record. */
export function toldBy(records: readonly DynamoDBRecord[]): RecordKey[] {
  return records.flatMap(({ eventName, dynamodb }) => {
    const { pk, sk } = dynamodb?.Keys ?? {};
    if (eventName === 'REMOVE' || !pk?.S || !sk?.S) return [];
    const seconds = Number(dynamodb?.ApproximateCreationDateTime ?? 0);
    const at = sk.S.startsWith('EVENT#') ? (sk.S.split('#')[1] ?? '') : new Date(seconds * 1000).toISOString();
    return [{ decisionId: pk.S, part: sk.S, at }];
  });
}
