import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { FunctionRow } from '../functions/manifest.ts';
import { type TableName, type TableSpec, tables } from '../shared/store/tables.ts';
import type { Settings } from './settings.ts';

export type Tables = Record<TableName, Table>;

/** Every table of `shared/store/tables.ts`: on-demand, restorable to any second of 35 days, protected from deletion. */
export function buildTables(scope: Construct, rows: readonly FunctionRow[], settings: Settings, key: IKey | null): Tables {
  const followed = new Set<string>(rows.flatMap(({ on }) => ('schedule' in on && on.follows ? [on.follows] : [])));
  const built = Object.entries<TableSpec>(tables).map(([name, spec]) => [
    name,
    buildTable(scope, name, spec, followed.has(name), settings, key),
  ]);
  return Object.fromEntries(built) as Tables;
}

/** `Table` and not `TableV2`, because the latter refuses a customer key in a stack that names no region. */
function buildTable(
  scope: Construct,
  name: string,
  spec: TableSpec,
  isFollowed: boolean,
  settings: Settings,
  key: IKey | null,
): Table {
  const table = new Table(scope, `Table-${name}`, {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...(key ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key } : { encryption: TableEncryption.DEFAULT }),
    ...(isFollowed ? { stream: StreamViewType.KEYS_ONLY } : {}), // who follows reads the item itself, with its own right
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: settings.protectData,
    removalPolicy: settings.protectData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  for (const [indexName, index] of Object.entries(spec.indexes)) {
    // Keys only: a write to a full-copy index would cost as much as the decision itself.
    const keys = { partitionKey: text(index.pk), sortKey: text(index.sk) };
    table.addGlobalSecondaryIndex({ indexName, ...keys, projectionType: ProjectionType.KEYS_ONLY });
  }
  return table;
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
