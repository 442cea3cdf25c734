/** Item paragraphs and entries a text names, and nothing else: `null` when any word of it is not understood. */
export interface Refs {
  /** Paragraphs of the entry itself, `a.1`, `z.2.a`. */
  own: string[];
  /** Paragraphs of the entry itself that are excepted. */
  except: string[];
  /** Paragraphs or entries of other entries, `3A001.b.2`, `3B`, `1B115-1B119`. */
  others: string[];
}

/** Words that carry no meaning of their own between references. */
const noise = new Set(
  'items item controlled by in paragraph paragraphs of this entry the eccn eccns commodities commodity equipment described specified and or and/or only either under subparagraph subparagraphs'.split(
    ' ',
  ),
);

/**
 * Reads lists such as `a.1 to a.3, b, f.2 to f.4`, `.b (except .b.5), .c`, `1C351.d.15 and .16` or `1B001 to 1B003, or 1C018`.
 * @param entry The entry the text stands in, `3B001`.
 */
export function readRefs(text: string, entry: string): Refs | null {
  const refs: Refs = { own: [], except: [], others: [] };
  const state: State = { entry, last: null, range: false, excepting: false };
  const words = text
    .replace(/\bthrough\b/g, 'to')
    .replace(/([,;():])/g, ' $1 ')
    .replace(/(\b\d[A-E]\d{3})\s+\./g, '$1.')
    .replace(/\.\s+(?=\d)/g, '.')
    .split(/\s+/)
    .filter(Boolean);
  for (const word of words) {
    if (!readWord(word, state, refs)) return null;
  }
  return state.excepting || state.range || refs.own.length + refs.others.length === 0 ? null : refs;
}

interface State {
  entry: string;
  /** The last full reference, to complete the next one from. */
  last: { entry: string; path: string[] } | null;
  range: boolean;
  excepting: boolean;
}

function readWord(word: string, state: State, refs: Refs): boolean {
  const plain = word.toLowerCase();
  if (plain === 'to') return openRange(state);
  if (plain === '(') return true;
  if (plain === ')') {
    state.excepting = false;
    return true;
  }
  if (plain === 'except') {
    state.excepting = true;
    return true;
  }
  if (noise.has(plain) || /^[,;.:]$/.test(plain)) return true;
  return readReference(word, state, refs);
}

function openRange(state: State): boolean {
  state.range = state.last !== null;
  return state.range;
}

const reference = /^(\d[A-E](?:\d{3})?)?\.?((?:[a-z]|\d+)(?:\.(?:[a-z]|\d+))*)?\.?$/;

function readReference(word: string, state: State, refs: Refs): boolean {
  const found = reference.exec(word);
  if (!found || (!found[1] && !found[2])) return false;
  const path = found[2]?.split('.') ?? [];
  const entry = found[1] ?? state.last?.entry ?? state.entry;
  const full = { entry, path: found[1] ? path : complete(path, state.last) };
  const all = state.range && state.last ? between(state.last, full) : [full];
  if (!all) return false;
  state.range = false;
  state.last = full;
  for (const one of all) add(one, state, refs);
  return true;
}

/** `.16` after `d.15` is its sibling `d.16`; a path that starts with a letter is already whole. */
function complete(path: string[], last: State['last']): string[] {
  const starts = path[0];
  if (starts === undefined || !/^\d/.test(starts) || !last) return path;
  return [...last.path.slice(0, -1), ...path];
}

function add(one: { entry: string; path: string[] }, state: State, refs: Refs): void {
  const path = one.path.join('.');
  if (one.entry !== state.entry) {
    refs.others.push(path === '' ? one.entry : `${one.entry}.${path}`);
  } else if (state.excepting) refs.except.push(path);
  else refs.own.push(path);
}

/** Both ends and what lies between: `a.1` to `a.3`, `g` to `j`; entries stay a range, `1B115-1B119`. */
function between(from: { entry: string; path: string[] }, to: { entry: string; path: string[] }) {
  if (from.entry !== to.entry) {
    return from.path.length + to.path.length === 0 ? [{ entry: `${from.entry}-${to.entry}`, path: [] }] : null;
  }
  const head = from.path.slice(0, -1);
  const first = from.path.at(-1);
  const last = to.path.at(-1);
  if (first === undefined || last === undefined || to.path.slice(0, -1).join('.') !== head.join('.')) return null;
  const steps = /^\d+$/.test(first) ? numbers(Number(first), Number(last)) : letters(first, last);
  return steps.slice(1).map((step) => ({ entry: from.entry, path: [...head, step] }));
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => String(from + index));
const letters = (from: string, to: string): string[] =>
  numbers(from.charCodeAt(0), to.charCodeAt(0)).map((code) => String.fromCharCode(Number(code)));
