/** The small part of DynamoDB the repositories use: single-item writes with a condition, reads by key, ordered queries. */
export interface Table {
  get(key: Key, read?: { consistent?: boolean }): Promise<Item | null>;
  /** In the order asked for; null where there is none. Throws when some could not be read: part of an answer is none. */
  getMany(keys: readonly Key[], read?: { consistent?: boolean }): Promise<(Item | null)[]>;
  /** On a failed condition `existing` is the item that stands there (read in the same round trip). */
  put(item: Item, condition?: Condition): Promise<{ stored: true } | { stored: false; existing: Item | null }>;
  delete(key: Key, condition?: Condition): Promise<boolean>;
  query(query: Query): Promise<Page>;
}

export interface Key {
  pk: string;
  sk: string;
}

/** Attribute values: strings, finite numbers, booleans, null, bytes, and lists or maps of them. */
export type Item = Key & { [attribute: string]: Value };
export type Value = string | number | boolean | null | Uint8Array | Value[] | { [name: string]: Value };

/** `absent`: no item has this key. `equals`: the stored item has exactly these attribute values. */
export type Condition = { absent: true } | { equals: Record<string, string | number | boolean> };

export interface Query {
  /** Secondary index by name (keys only); null or absent = the table. */
  index?: string;
  pk: string;
  skPrefix?: string;
  /** Inclusive bounds on the sort key; not together with `skPrefix`. */
  from?: string;
  to?: string;
  descending?: boolean;
  limit?: number;
  /** Key to continue after, as given in `Page.next`. */
  after?: Record<string, string>;
  consistent?: boolean;
}

export interface Page {
  items: Item[];
  next: Record<string, string> | null;
}
