import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ListTablesCommand,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import { type TableName, type TableSpec, tables } from './tables.ts';

/** Creates on the embedded engine every table that is not there yet. The cloud's tables come from `infra/`. */
export async function createTables(client: DynamoDBClient): Promise<void> {
  const { TableNames: present = [] } = await client.send(new ListTablesCommand({}));
  const absent = (Object.keys(tables) as TableName[]).filter((name) => !present.includes(name));
  await Promise.all(absent.map((name) => createTable(client, name, tables[name])));
}

async function createTable(client: DynamoDBClient, name: TableName, spec: TableSpec): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definitionOf(name, spec)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
}

function definitionOf(name: string, { indexes }: TableSpec): CreateTableCommandInput {
  const keys = Object.values(indexes);
  const attributes = new Set(['pk', 'sk', ...keys.flatMap((key) => [key.pk, key.sk])]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: schemaOf({ pk: 'pk', sk: 'sk' }),
    AttributeDefinitions: [...attributes].map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
    ...(keys.length === 0 ? {} : { GlobalSecondaryIndexes: Object.entries(indexes).map(indexOf) }),
  };
}

const indexOf = ([name, key]: [string, { pk: string; sk: string }]) => ({
  IndexName: name,
  KeySchema: schemaOf(key),
  Projection: { ProjectionType: 'KEYS_ONLY' as const },
});

const schemaOf = (key: { pk: string; sk: string }) => [
  { AttributeName: key.pk, KeyType: 'HASH' as const },
  { AttributeName: key.sk, KeyType: 'RANGE' as const },
];
