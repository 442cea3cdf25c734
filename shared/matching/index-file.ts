import { crc32 } from 'node:zlib';
import { fail, ok, type Result } from '../model/result.ts';
import { normalizerHash } from '../names/normalizer-hash.ts';

type Section = Uint8Array | Uint16Array | Uint32Array;
export type Sections = Record<string, Section>;
const magic = 'PCLSMIX1';
/** Bump when the layout of sections changes. */
const formatVersion = 4;
/** Two builds of this format are read by the same code; an edition built in another is built again. */
export const indexFormat = `${formatVersion}/${normalizerHash}`;
/** Room for the section table; sections start after it, each on a cache line. */
const headerBytes = 4096;
const align = 64;

interface Header {
  magic: string;
  format: number;
  normalizer: string;
  bytes: number;
  checksum: number;
  counts: Record<string, number>;
  sections: Record<string, [type: string, offset: number, length: number]>;
}

export interface IndexFile {
  counts: Record<string, number>;
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  /** A section of small numbers, as narrow as they allow. */
  u8or16(name: string): Uint8Array | Uint16Array;
}

/** One buffer with a table of sections in front: little-endian, the same bytes for the same content. */
export function writeIndexFile(counts: Record<string, number>, sections: Sections): Uint8Array {
  let end = headerBytes;
  const table: Header['sections'] = {};
  for (const [name, section] of Object.entries(sections)) {
    table[name] = [typeOf(section), end, section.length];
    end = roundUp(end + section.byteLength);
  }
  const out = new Uint8Array(end);
  for (const [name, section] of Object.entries(sections)) {
    out.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), table[name]![1]);
  }
  const header: Header = {
    magic,
    format: formatVersion,
    normalizer: normalizerHash,
    bytes: end,
    checksum: 0,
    counts,
    sections: table,
  };
  header.checksum = checksumOf(out, header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  if (text.length > headerBytes) throw new Error('the section table does not fit into the header of the index');
  out.fill(0x20, 0, headerBytes);
  out.set(text, 0);
  return out;
}

/** Views over the sections, or why the bytes are refused: another format or normalizer, cut short, or damaged. */
export function readIndexFile(bytes: Uint8Array): Result<IndexFile> {
  if (bytes.length < headerBytes)
    return fail('truncated', `the index has ${bytes.length} bytes, fewer than its header of ${headerBytes}`);
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const header = parseHeader(aligned);
  if (header === null || header.magic !== magic) return fail('not_an_index', 'the bytes do not begin like a match index');
  if (header.format !== formatVersion)
    return fail('wrong_format', `the index has format \`${header.format}\`, this code reads \`${formatVersion}\``);
  if (header.normalizer !== normalizerHash) {
    return fail(
      'wrong_normalizer',
      `the index was built with normalizer \`${header.normalizer}\`, this code has \`${normalizerHash}\``,
    );
  }
  if (header.bytes !== aligned.length)
    return fail('truncated', `the index has ${aligned.length} bytes, its header says ${header.bytes}`);
  if (checksumOf(aligned, header) !== header.checksum)
    return fail('damaged', 'the checksum of the index differs from its header');
  return ok(viewsOf(aligned, header));
}

/** Views of a written set of sections, without a file: the build reads what it has just made. */
export function viewSections(sections: Sections, counts: Record<string, number>): IndexFile {
  const get = (name: string): Section => {
    const section = sections[name];
    if (!section) throw new Error(`the index has no section \`${name}\``);
    return section;
  };
  return {
    counts,
    u8: (name) => get(name) as Uint8Array,
    u16: (name) => get(name) as Uint16Array,
    u32: (name) => get(name) as Uint32Array,
    u8or16: (name) => get(name) as Uint8Array | Uint16Array,
  };
}

function viewsOf(bytes: Uint8Array, header: Header): IndexFile {
  const place = (name: string, type: string): [number, number] => {
    const section = header.sections[name];
    if (!section || section[0] !== type) throw new Error(`the index has no section \`${name}\` of type \`${type}\``);
    return [bytes.byteOffset + section[1], section[2]];
  };
  const u8 = (name: string) => new Uint8Array(bytes.buffer, ...place(name, 'u8'));
  const u16 = (name: string) => new Uint16Array(bytes.buffer, ...place(name, 'u16'));
  return {
    counts: header.counts,
    u8,
    u16,
    u32: (name) => new Uint32Array(bytes.buffer, ...place(name, 'u32')),
    u8or16: (name) => (header.sections[name]?.[0] === 'u16' ? u16(name) : u8(name)),
  };
}

function parseHeader(bytes: Uint8Array): Header | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(0, headerBytes))) as Header;
  } catch {
    return null;
  }
}

/** CRC-32 of the section table and everything after the header: a few milliseconds for the largest index, at every load. */
const checksumOf = (bytes: Uint8Array, header: Header): number =>
  crc32(bytes.subarray(headerBytes), crc32(JSON.stringify([header.counts, header.sections])));

const roundUp = (at: number): number => Math.ceil(at / align) * align;
const typeOf = (section: Section): string =>
  section instanceof Uint8Array ? 'u8' : section instanceof Uint16Array ? 'u16' : 'u32';
