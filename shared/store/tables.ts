/** Every table and index once, for the cloud, the embedded engine and the repositories. All keys are strings. */
export interface TableSpec {
  /** Attribute names of index keys; indexes hold keys only. */
  indexes: Record<string, { pk: string; sk: string }>;
}

export const tables = {
  decisions: {
    indexes: {
      byReference: { pk: 'referenceKey', sk: 'createdAt' },
      /** `YYYY-MM-DD#shard`: never a bare date, which would be one hot partition. */
      byDay: { pk: 'dayShard', sk: 'createdAt' },
    },
  },
  reviews: { indexes: {} },
  sources: { indexes: {} },
  policy: { indexes: {} },
  parties: { indexes: {} },
  /** What the deployment tells others and itself: log head, sweeps, change feed, deliveries, order history by fingerprint. */
  journal: { indexes: {} },
} as const satisfies Record<string, TableSpec>;

export type TableName = keyof typeof tables;
