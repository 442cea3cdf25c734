/** Values held; a long search of seeds must not fill the memory. */
const heldMax = 5_000;

const values = new Map<string, object>();
const texts = new WeakMap<object, string>();

/** The first value with this content, frozen: who changes what others share is found out by the throw. */
export function sameValue<T extends object>(value: T): T {
  const text = textOf(value);
  const known = values.get(text);
  if (known) return known as T;
  if (values.size >= heldMax) values.clear();
  values.set(text, frozen(value));
  texts.set(value, text);
  return value;
}

/** The value as JSON, written once for a shared one. */
export const textOf = (value: object): string => texts.get(value) ?? JSON.stringify(value);

export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
