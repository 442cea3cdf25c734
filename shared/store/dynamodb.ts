/** The one driver of `Table`: DynamoDB through AWS SDK v3, in the cloud and on the embedded engine alike. */
import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { batchGet } from './batch-get.ts';
import type { Condition, Item, Key, Page, Query, Table } from './table.ts';
import { type TableName, tables } from './tables.ts';
import { readWireItem, type WireItem, writeWireItem } from './wire-item.ts';

/** Told of the capacity each call consumed, so that cost is a number a test can hold. */
export type CountUnits = (table: TableName, kind: 'read' | 'write', units: number) => void;

export interface DynamoSettings {
  /** Null: the cloud's own endpoint and credentials. */
  endpoint: string | null;
  connectMs?: number;
  requestMs?: number;
  /** Physical name of a table; the logical one when absent. */
  physicalName?: (table: TableName) => string;
  countUnits?: CountUnits;
  /** Wraps every attempt of every request: where tests put a fault between the client and the network. */
  aroundRequests?: (handler: NodeHttpHandler) => NodeHttpHandler;
}

// The SDK's own defaults wait for ever on a hung socket and retry throttling for 2.8 s: both exceed any checkout's patience.
const connectMs = 150;
const requestMs = 250;
const attemptsMax = 2;
/** The SDK's own 50 would queue a burst of orders behind each other and warn about it; a Lambda needs a handful. */
const socketsMax = 256;

export type OpenTable = (name: TableName) => Table;

interface Connection {
  client: DynamoDBClient;
  table: TableName;
  TableName: string;
  count: (kind: 'read' | 'write', units: number | undefined) => void;
}

/** Opens tables over one client with explicit time-outs. */
export function dynamoTables(settings: DynamoSettings): OpenTable {
  const client = dynamoClient(settings);
  return (table) => {
    const to: Connection = {
      client,
      table,
      TableName: settings.physicalName?.(table) ?? table,
      count: (kind, units) => settings.countUnits?.(table, kind, units ?? 0),
    };
    return {
      get: (key, read) => get(to, key, read?.consistent ?? false),
      getMany: (keys, read) => batchGet(keys, (some) => getSome(to, some, read?.consistent ?? false)),
      put: (item, condition) => put(to, item, condition),
      delete: (key, condition) => remove(to, key, condition),
      query: (query) => runQuery(to, query),
    };
  };
}

/** A raw client with the same time-outs, for creating tables on the embedded engine. */
export function dynamoClient(settings: DynamoSettings): DynamoDBClient {
  const handler = new NodeHttpHandler({
    connectionTimeout: settings.connectMs ?? connectMs,
    requestTimeout: settings.requestMs ?? requestMs,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: true, maxSockets: socketsMax },
  });
  return new DynamoDBClient({
    maxAttempts: attemptsMax,
    cacheMiddleware: true, // the steps of a command are the same each time
    requestHandler: settings.aroundRequests?.(handler) ?? handler,
    ...(settings.endpoint === null ? {} : localAccess(settings.endpoint)),
  });
}

const localAccess = (endpoint: string) => ({
  endpoint,
  region: 'local',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  ...(/^https?:\/\/(?:127\.|localhost|\[::1\])/.test(endpoint) ? { signer: unsigned } : {}),
});

/** Nothing on loopback verifies a signature, and computing one costs more than the rest of a small request. */
const unsigned = {
  sign: async <T extends { headers: Record<string, string> }>(request: T): Promise<T> => {
    request.headers.authorization =
      'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none';
    request.headers['x-amz-date'] = '20260101T000000Z';
    return request;
  },
};

const wireKey = ({ pk, sk }: Key): WireItem => ({ pk: { S: pk }, sk: { S: sk } });

async function get(to: Connection, key: Key, consistent: boolean): Promise<Item | null> {
  const answer = await to.client.send(
    new GetItemCommand({
      TableName: to.TableName,
      Key: wireKey(key),
      ConsistentRead: consistent,
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  to.count('read', answer.ConsumedCapacity?.CapacityUnits);
  return answer.Item ? readWireItem(answer.Item) : null;
}

async function getSome({ client, TableName, count }: Connection, keys: readonly Key[], consistent: boolean) {
  const answer = await client.send(
    new BatchGetItemCommand({
      RequestItems: { [TableName]: { Keys: keys.map(wireKey), ConsistentRead: consistent } },
      ReturnConsumedCapacity: 'TOTAL',
    }),
  );
  count('read', answer.ConsumedCapacity?.[0]?.CapacityUnits);
  return {
    items: (answer.Responses?.[TableName] ?? []).map(readWireItem),
    left: (answer.UnprocessedKeys?.[TableName]?.Keys ?? []).map(readWireItem),
  };
}

async function put(to: Connection, item: Item, condition?: Condition) {
  try {
    const answer = await to.client.send(
      new PutItemCommand({
        TableName: to.TableName,
        Item: writeWireItem(item),
        ReturnConsumedCapacity: 'TOTAL',
        ...(condition ? { ...conditionOf(condition), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const } : {}),
      }),
    );
    to.count('write', answer.ConsumedCapacity?.CapacityUnits);
    return { stored: true } as const;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // The embedded engine does not send the item along; the cloud does, in wire form.
    const existing = error.Item ? readWireItem(error.Item) : await get(to, item, true);
    return { stored: false, existing } as const;
  }
}

async function remove(to: Connection, key: Key, condition?: Condition): Promise<boolean> {
  try {
    const answer = await to.client.send(
      new DeleteItemCommand({
        TableName: to.TableName,
        Key: wireKey(key),
        ReturnConsumedCapacity: 'TOTAL',
        ...(condition ? conditionOf(condition) : {}),
      }),
    );
    to.count('write', answer.ConsumedCapacity?.CapacityUnits);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function runQuery(to: Connection, query: Query): Promise<Page> {
  const answer = await to.client.send(
    new QueryCommand({
      TableName: to.TableName,
      ...(query.index === undefined ? {} : { IndexName: query.index }),
      ...keyConditionOf(to.table, query),
      ScanIndexForward: !(query.descending ?? false),
      ConsistentRead: query.consistent ?? false,
      ReturnConsumedCapacity: 'TOTAL',
      ...(query.limit === undefined ? {} : { Limit: query.limit }),
      ...(query.after === undefined ? {} : { ExclusiveStartKey: writeWireItem(query.after) }),
    }),
  );
  to.count('read', Math.max(answer.ConsumedCapacity?.CapacityUnits ?? 0, query.consistent ? 1 : 0.5)); // the engine charges nothing for an empty page
  return {
    items: (answer.Items ?? []).map(readWireItem),
    next: answer.LastEvaluatedKey ? (readWireItem(answer.LastEvaluatedKey) as Record<string, string>) : null,
  };
}

function conditionOf(condition: Condition) {
  if ('absent' in condition) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const pairs = Object.entries(condition.equals);
  return {
    ConditionExpression: pairs.map((_, n) => `#c${n} = :c${n}`).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(pairs.map(([name], n) => [`#c${n}`, name])),
    ExpressionAttributeValues: writeWireItem(Object.fromEntries(pairs.map(([, value], n) => [`:c${n}`, value]))),
  };
}

function keyConditionOf(table: TableName, query: Query) {
  const indexes: Record<string, { pk: string; sk: string }> = tables[table].indexes;
  const keys = query.index === undefined ? { pk: 'pk', sk: 'sk' } : indexes[query.index];
  if (!keys) throw new Error(`table \`${table}\` has no index \`${query.index}\``);
  const range = rangeOf(query);
  return {
    KeyConditionExpression: ['#pk = :pk', ...(range ? [range.expression] : [])].join(' AND '),
    ExpressionAttributeNames: { '#pk': keys.pk, ...(range ? { '#sk': keys.sk } : {}) },
    ExpressionAttributeValues: writeWireItem({ ':pk': query.pk, ...range?.values }),
  };
}

function rangeOf({ skPrefix, from, to }: Query): { expression: string; values: Record<string, string> } | null {
  if (skPrefix !== undefined) return { expression: 'begins_with(#sk, :prefix)', values: { ':prefix': skPrefix } };
  if (from !== undefined && to !== undefined)
    return { expression: '#sk BETWEEN :from AND :to', values: { ':from': from, ':to': to } };
  if (from !== undefined) return { expression: '#sk >= :from', values: { ':from': from } };
  if (to !== undefined) return { expression: '#sk <= :to', values: { ':to': to } };
  return null;
}
