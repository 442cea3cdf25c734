import { unzipSync } from 'fflate';
import { ParseFault } from './parse-fault.ts';
import { readXmlRecords } from './read-xml-records.ts';
import type { SourceFile } from './source-parser.ts';
import type { XmlNode } from './xml-node.ts';

// A workbook of an official list has about twenty members and inflates to under 20 MB.
const membersMax = 200;
const memberBytesMax = 64 * 1024 * 1024;
const ratioMax = 100;
const wanted = ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'] as const;

/** A cell: text as written, or a bare number (which may be a date serial), never formatted. */
export interface Cell {
  text: string;
  numeric: boolean;
}

/**
 * Rows of the first sheet of a workbook. Only three members of the archive are ever inflated, each within a cap on size and
 * ratio; nothing is written anywhere, so names with `../` lead nowhere.
 */
export async function readXlsxRows(file: SourceFile, onRow: (cells: Record<string, Cell>, row: number) => void): Promise<void> {
  const members = inflate(await whole(file));
  const sheet = members['xl/worksheets/sheet1.xml'];
  const book = members['xl/workbook.xml'];
  if (!sheet || !book) throw new ParseFault('not_a_workbook', 'the archive holds no first worksheet');
  if (/date1904="(?:1|true)"/.test(new TextDecoder().decode(book)))
    throw new ParseFault('date_system', 'the workbook counts dates from 1904');
  const strings = await sharedStrings(members['xl/sharedStrings.xml']);
  let ended = false;
  await readXmlRecords(asFile(sheet), {
    root: 'worksheet',
    records: ['sheetData/row'],
    onRecord: (_, row) => {
      onRow(cellsOf(row, strings), Number(row.attributes.r ?? 0));
      ended = true;
    },
  });
  if (!ended) throw new ParseFault('no_records', 'the worksheet has no rows');
}

async function whole(file: SourceFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of file.chunks()) parts.push(chunk);
  return Buffer.concat(parts);
}

function inflate(archive: Uint8Array): Record<string, Uint8Array> {
  let members = 0;
  try {
    return unzipSync(archive, {
      filter: ({ name, size, originalSize }) => {
        if (++members > membersMax) throw new ParseFault('bomb', `the archive holds over ${membersMax} members`);
        if (!(wanted as readonly string[]).includes(name)) return false;
        if (originalSize > memberBytesMax || originalSize > Math.max(size, 1024) * ratioMax) {
          throw new ParseFault('bomb', `\`${name}\` inflates to ${originalSize} bytes from ${size}`);
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ParseFault) throw error;
    throw new ParseFault('not_a_workbook', 'the file is not a readable workbook (a damaged or cut archive)');
  }
}

async function sharedStrings(member: Uint8Array | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!member) return strings;
  await readXmlRecords(asFile(member), { root: 'sst', records: ['si'], onRecord: (_, item) => strings.push(textOf(item)) });
  return strings;
}

/** All text runs of a rich string, without phonetic hints. */
function textOf(node: XmlNode): string {
  if (node.name === 't') return node.text;
  return node.children
    .filter((child) => child.name !== 'rPh')
    .map(textOf)
    .join('');
}

function cellsOf(row: XmlNode, strings: readonly string[]): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const cell of row.children) {
    const column = /^[A-Z]+/.exec(cell.attributes.r ?? '')?.[0];
    const value = cell.children.find((child) => child.name === 'v')?.text ?? '';
    const type = cell.attributes.t ?? 'n';
    const text = type === 's' ? strings[Number(value)] : type === 'inlineStr' ? textOf(cell) : value;
    if (column === undefined || text === undefined)
      throw new ParseFault('bad_cell', `a cell of row ${row.attributes.r} cannot be read`);
    const clean = text
      .replace(/_x000[dD]_/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (clean !== '') cells[column] = { text: clean, numeric: type === 'n' };
  }
  return cells;
}

function asFile(bytes: Uint8Array): SourceFile {
  const slice = 64 * 1024;
  return {
    name: 'member',
    bytes: bytes.length,
    chunks: async function* () {
      for (let start = 0; start < bytes.length; start += slice) yield bytes.subarray(start, start + slice);
    },
  };
}
