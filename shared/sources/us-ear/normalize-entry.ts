import type { EccnEntry, LawClause, LawRow, ListException } from '../../model/law.ts';
import type { RawEntry } from './raw-law.ts';
import { readDestination } from './read-destination.ts';
import { readException } from './read-exception.ts';
import { readParagraphs } from './read-paragraphs.ts';
import { type ReadControl, readScope } from './read-scope.ts';
import { readSta } from './read-sta.ts';
import readings from './tables/readings.json' with { type: 'json' };
import { textMark } from './text-mark.ts';

const scopes = readings.scopes as unknown as Record<string, { scope: LawClause[]; from?: string }>;
const offers = readings.exceptions as unknown as Record<string, ListException>;

/** One control entry in the tables' form. What is told in words and has no reading made for that wording stays a question. */
export function normalizeEntry(raw: RawEntry): EccnEntry {
  const rows = [...raw.rows.flatMap((row) => tableRow(row, raw.eccn)), ...raw.prose.flatMap((text) => proseRow(text, raw.eccn))];
  const flags = flagsOf(raw, rows);
  const paragraphs = readParagraphs(raw.paragraphs, rows, raw.eccn);
  return {
    title: raw.heading,
    reasons: raw.reasons
      .split(/[,;]|\band\b/)
      .map((reason) => reason.trim().slice(0, 2))
      .filter((reason) => /^[A-Z]{2}$/.test(reason)),
    rows: rows.map((row, index) => numbered(row, raw.eccn, index)),
    exceptions: Object.fromEntries(Object.entries(raw.exceptions).map(([code, text]) => [code, offer(code, text, raw.eccn)])),
    ...(flags.length > 0 ? { flags } : {}),
    ...(paragraphs === undefined ? {} : { paragraphs }),
  };
}

/** A condition told in words gets the name of its row: `row` becomes the fact `3A001#6` that can be given with the item. */
function numbered(row: LawRow, eccn: string, index: number): LawRow {
  if (!row.scope) return row;
  return {
    ...row,
    scope: row.scope.map((clause) => (clause.if === 'row' ? { ...clause, if: `${eccn}#${index + 1}` } : clause)),
  };
}

function tableRow(row: RawEntry['rows'][number], eccn: string): LawRow[] {
  return splitDouble(row).flatMap(({ control, chart }) =>
    readScope(control, eccn).flatMap((read) => requirement(read, control, chart === '' ? control : chart, eccn)),
  );
}

/** Two requirements merged into one row: `NP applies to entire entry AT applies to entire entry`. */
function splitDouble(row: RawEntry['rows'][number]): RawEntry['rows'] {
  const controls = row.control.split(/ (?=[A-Z]{2} applies to entire entry)/);
  const charts = row.chart.split(/ (?=[A-Z]{2} Column \d)/);
  return controls.length === 2 && charts.length === 2
    ? controls.map((control, index) => ({ control, chart: charts[index] ?? '' }))
    : [row];
}

function proseRow(text: string, eccn: string): LawRow[] {
  const plain = text.replace(/^Country Chart\. /, '');
  const said = plain.replace(/(?:\. (?=[A-Z])| and a license is required).*$/s, '');
  return readScope(said, eccn).flatMap((read) => requirement(read, plain, plain, eccn));
}

function requirement(read: ReadControl, control: string, chart: string, eccn: string): LawRow[] {
  const reading = scopes[textMark(eccn, control)];
  const scope = reading?.scope ?? read.scope;
  if (Array.isArray(scope) && scope.length === 0) return [];
  const column = chart === control ? /\b([A-Z]{2} Column \d)\b/.exec(chart)?.[1] : undefined;
  const destination = readDestination(column ?? chart, read.reason);
  if (destination?.to === '') return [];
  const where = destination ?? { to: '?' };
  const from = reading?.from === undefined ? {} : { from: reading.from };
  if (scope === 'entire' || (Array.isArray(scope) && isEverything(scope))) return [{ reason: read.reason, ...where, ...from }];
  return [{ reason: read.reason, ...where, ...from, scope: scope === 'described' ? [{ if: 'row' }] : scope }];
}

const isEverything = (scope: LawClause[]): boolean => scope.some((clause) => Object.keys(clause).length === 0);

function offer(code: string, text: string, eccn: string): ListException {
  const reading = offers[textMark(eccn, `${code} ${text}`)];
  return reading ?? (code === 'STA' ? readSta(text, eccn) : readException(code, text, eccn));
}

/** An entry without requirements of its own: it points to another agency's list, or is reserved. */
function flagsOf(raw: RawEntry, rows: LawRow[]): string[] {
  if (rows.length > 0) return [];
  const text = raw.heading + raw.prose.join(' ');
  if (/subject to the ITAR|Department of State/i.test(text)) return ['itar_pointer', 'no_rows'];
  return /Nuclear Regulatory Commission/i.test(text) ? ['other_agency', 'no_rows'] : ['no_rows'];
}
