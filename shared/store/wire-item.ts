import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, Value } from './table.ts';

/** Reads an item in DynamoDB's wire form (`{ pk: { S: "…" } }`), as it arrives inside a failed condition. */
export function readWireItem(wire: Record<string, AttributeValue>): Item {
  return readMap(wire) as Item;
}

const readMap = (wire: Record<string, AttributeValue>): Record<string, Value> =>
  Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, readValue(value)]));

function readValue(value: AttributeValue): Value {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.B !== undefined) return value.B;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(readValue);
  if (value.M !== undefined) return readMap(value.M);
  return null;
}
