import { ParseFault } from '../parse-fault.ts';
import type { RawChart } from './raw-law.ts';
import type { Cell, Division } from './read-blocks.ts';

/** The columns of the Country Chart, in its order. Any other head is another table. */
const columns = 'CB 1,CB 2,CB 3,NP 1,NP 2,NS 1,NS 2,MT 1,RS 1,RS 2,FC 1,CC 1,CC 2,CC 3,AT 1,AT 2'.split(',');

/** The Commerce Country Chart: rows of sixteen cells, rows merged into a referral, footnotes across all columns. */
export function parseChart(division: Division): RawChart {
  const table = division.blocks.find((block) => block.tag === 'TABLE');
  const head = table?.head.at(-1)?.map((cell) => cell.text) ?? [];
  if (!table || head.join() !== columns.join()) {
    throw new ParseFault('chart_columns', `the country chart has not the ${columns.length} columns expected`, division.number);
  }
  const chart: RawChart = { columns, rows: [], footnotes: {} };
  for (const row of table.body) readRow(row, chart);
  for (const [cell] of table.foot) readFootnote(cell, chart);
  return chart;
}

function readRow(row: Cell[], chart: RawChart): void {
  const [name, ...cells] = row;
  if (!name) return;
  if (name.span > columns.length) {
    readFootnote(name, chart);
    return;
  }
  const common = {
    country: name.text,
    footnotes: name.marks.flatMap((mark) => mark.split(/[\s,]+/).map(Number)).filter((mark) => mark > 0),
  };
  const [merged] = cells;
  if (cells.length === 1 && merged && merged.span === columns.length) {
    chart.rows.push({ ...common, marks: [], referral: merged.text });
    return;
  }
  if (cells.length !== columns.length) {
    throw new ParseFault(
      'chart_row',
      `a row of the country chart has ${cells.length} cells, expected ${columns.length}`,
      `row ${chart.rows.length + 1}`,
    );
  }
  for (const cell of cells) {
    if (cell.text !== '' && cell.text !== 'X')
      throw new ParseFault(
        'chart_cell',
        'a cell of the country chart holds neither `X` nor nothing',
        `row ${chart.rows.length + 1}`,
      );
  }
  chart.rows.push({ ...common, marks: columns.filter((_column, index) => cells[index]?.text === 'X'), referral: null });
}

function readFootnote(cell: Cell | undefined, chart: RawChart): void {
  const [mark] = cell?.marks ?? [];
  if (cell && mark) chart.footnotes[mark] = cell.text;
}
