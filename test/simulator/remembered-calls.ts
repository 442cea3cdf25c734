import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

/** Results held of each function; a long search of seeds must not fill the memory. */
const heldMax = 5_000;

type Packing = 'gzipSync' | 'gunzipSync' | 'deflateRawSync' | 'inflateRawSync';
const packings: readonly Packing[] = ['gzipSync', 'gunzipSync', 'deflateRawSync', 'inflateRawSync'];

/**
 * Does this work with a packer that remembers: the same few lists are packed and unpacked in every shop, and equal bytes in are
 * equal bytes out. Nothing is left behind afterwards.
 */
export async function withRememberedPacking<T>(work: () => Promise<T>): Promise<T> {
  const own = packings.map((name) => [name, zlib[name]] as const);
  for (const [name, call] of own) zlib[name] = rememberedBytes(call) as never;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    for (const [name, call] of own) zlib[name] = call as never;
    syncBuiltinESMExports();
  }
}

interface Options {
  level?: number;
  dictionary?: Uint8Array;
}
type Call = (content: string | Uint8Array, options?: Options) => Buffer;

function rememberedBytes(call: unknown): Call {
  const byBytes = new WeakMap<Uint8Array, Buffer>();
  const byText = remembered((_key: string, content: string | Uint8Array, options?: Options) => (call as Call)(content, options));
  return (content, options) => {
    const known = typeof content === 'string' ? undefined : byBytes.get(content);
    if (known) return known;
    const text =
      typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
    const { level, dictionary } = options ?? {};
    const result = byText(`${typeof content} ${level} ${dictionary?.length} ${text}`, content, options);
    if (typeof content !== 'string') byBytes.set(content, result);
    return result;
  };
}

/** A function of a text that works each text out once. `more` must follow from the text. */
export function remembered<T, More extends unknown[]>(
  call: (text: string, ...more: More) => T,
): (text: string, ...more: More) => T {
  const held = new Map<string, T>();
  return (text, ...more) => {
    const known = held.get(text);
    if (known !== undefined) return known;
    if (held.size >= heldMax) held.clear();
    const result = call(text, ...more);
    held.set(text, result);
    return result;
  };
}
