import { ParseFault } from './parse-fault.ts';

/**
 * Strict streaming UTF-8: a byte that is not UTF-8, or another encoding's byte order mark, refuses the
 * file. One UTF-8 mark at the start is dropped. A replacement character the publisher itself wrote (the UN list of 2025 has one
 * name with two) cannot be told from a letter here: the guard counts the names that hold one.
 */
export async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for await (const chunk of chunks) {
    if (offset === 0) refuseUtf16(chunk);
    yield checked(decoder, chunk, offset);
    offset += chunk.length;
  }
  yield checked(decoder, null, offset);
}

function refuseUtf16(chunk: Uint8Array): void {
  const [a, b] = chunk;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff) || a === 0 || b === 0) {
    throw new ParseFault('wrong_encoding', 'the file is UTF-16 or UTF-32, expected UTF-8');
  }
}

function checked(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | null, offset: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    const at = `byte ${firstBadByte(chunk ?? new Uint8Array(), offset)}`;
    throw new ParseFault('invalid_utf8', `not valid UTF-8 near ${at}: the file is damaged or in another encoding`, at);
  }
}

/** Halves the slice until the fault is found, so that a person can look at the place. */
function firstBadByte(chunk: Uint8Array, offset: number): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (decodes(chunk.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return offset + low;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    // A cut at the end is not a fault here, hence `stream`; a cut at the start of the slice only shifts the place by 3 bytes.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
