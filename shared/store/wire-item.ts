import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, Value } from './table.ts';

export type WireItem = Record<string, AttributeValue>;

/** Reads an item in DynamoDB's wire form (`{ pk: { S: "…" } }`). */
export const readWireItem = (wire: WireItem): Item => readMap(wire) as Item;

/** Writes attributes in DynamoDB's wire form; one that is undefined is left out. */
export function writeWireItem(item: { readonly [attribute: string]: Value | undefined }): WireItem {
  const wire: WireItem = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) wire[name] = writeValue(value);
  }
  return wire;
}

function readMap(wire: WireItem): Record<string, Value> {
  const map: Record<string, Value> = {};
  for (const name of Object.keys(wire)) map[name] = readValue(wire[name]!);
  return map;
}

function readValue(value: AttributeValue): Value {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.B !== undefined) return value.B;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(readValue);
  if (value.M !== undefined) return readMap(value.M);
  return null;
}

function writeValue(value: Value): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: writeNumber(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array) return { B: value };
  return Array.isArray(value) ? { L: value.map(writeValue) } : { M: writeWireItem(value) };
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('an attribute holds finite numbers only');
  return String(value);
}
