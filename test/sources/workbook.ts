import { strToU8, zipSync } from 'fflate';

export type CellValue = string | number | null;

const time = { mtime: new Date('2026-01-01T00:00:00Z') };

/** A small workbook in the layout spreadsheets write: shared strings, numbers bare. */
export function workbook(rows: readonly (readonly CellValue[])[], more: Record<string, Uint8Array> = {}): Uint8Array {
  const strings = [...new Set(rows.flat().filter((cell): cell is string => typeof cell === 'string'))];
  const sheet = rows
    .map((row, r) => `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, c, r, strings)).join('')}</row>`)
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zipSync(
    {
      'xl/workbook.xml': strToU8(`<workbook xmlns="${main}"><sheets><sheet name="Sheet1" sheetId="1"/></sheets></workbook>`),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
      'xl/sharedStrings.xml': strToU8(
        `<sst xmlns="${main}">${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
      ),
      ...more,
    },
    time,
  );
}

function cellXml(cell: CellValue, column: number, row: number, strings: readonly string[]): string {
  const place = `${String.fromCharCode(65 + column)}${row + 1}`;
  if (cell === null) return `<c r="${place}"/>`;
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  return `<c r="${place}" t="s"><v>${strings.indexOf(cell)}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
