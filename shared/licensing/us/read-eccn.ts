/** A US classification as the order gives it. */
export type UsClass =
  | { kind: 'ear99' }
  /** `path` is the item paragraph: `3A001.a.7.b` → `['a', '7', 'b']`; empty for the bare entry. */
  | { kind: 'eccn'; entry: string; path: string[]; text: string }
  | { kind: 'unreadable'; text: string };

/** Texts read before: a catalogue has few codes and many orders. Emptied when full, so that bad input cannot fill memory. */
const read = new Map<string, UsClass>();
const readMax = 2000;

/** `5A002.a.1`, `5a002a1`, `EAR 99` → what it names. Anything else is unreadable, never guessed. */
export function readEccn(text: string): UsClass {
  const known = read.get(text);
  if (known) return known;
  if (read.size >= readMax) read.clear();
  const found = readAnew(text);
  read.set(text, found);
  return found;
}

function readAnew(text: string): UsClass {
  const plain = text.trim().replace(/^ECCN\b[\s:.]*/i, '');
  if (/^ear[\s-]*99$/i.test(plain)) return { kind: 'ear99' };
  const found = /^(\d[A-E]\d{3})[.\s]*(.*)$/i.exec(plain);
  if (!found?.[1]) return { kind: 'unreadable', text: plain };
  const path = readPath(found[2] ?? '');
  if (!path) return { kind: 'unreadable', text: plain };
  const entry = found[1].toUpperCase();
  return { kind: 'eccn', entry, path, text: path.length > 0 ? `${entry}.${path.join('.')}` : entry };
}

/** `a.7.b`, `a7b`, `a.5.a.1` → its steps; null when it is no paragraph. */
export function readPath(text: string): string[] | null {
  const plain = text.trim().toLowerCase().replace(/\.$/, '');
  if (plain === '') return [];
  if (!/^(?:[a-z]{1,2}|\d{1,3})(?:\.?(?:[a-z]{1,2}|\d{1,3}))*$/.test(plain)) return null;
  return plain.match(/[a-z]+|\d+/g);
}
