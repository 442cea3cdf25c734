import type { UsLaw } from '../../model/law.ts';
import { readStay } from './normalize.ts';
import { normalizeChart } from './normalize-chart.ts';
import type { RawLaw } from './raw-law.ts';

// The edition of 2026-07-23 has 196 rows, 4 referrals and 638 entries.
const chartRowsMin = 190;
const referralRows = 4;
const entriesMin = 630;
/** Entries that parsers have lost, or misread, before. */
const sentinels = ['3D006', '8D001', '2B352', '3E002', '2B910', '3A090', '0A983', '0D614'];

/** What must hold of any edition; a breach refuses the whole version, and the one in force stays. Sentences for a person. */
export function brokenInvariants(raw: RawLaw, law: UsLaw): string[] {
  return [...chartBreaches(raw, law), ...groupBreaches(law), ...entryBreaches(raw, law), ...noteBreaches(raw)];
}

function chartBreaches(raw: RawLaw, law: UsLaw): string[] {
  const rows = Object.values(law.chart);
  const referrals = rows.filter((row) => row.refer);
  const marked = raw.chart.rows.flatMap((row) => row.footnotes);
  const { unresolved } = normalizeChart(raw.chart);
  return [
    ...when(rows.length < chartRowsMin, `the country chart has ${rows.length} rows, expected at least ${chartRowsMin}`),
    ...when(referrals.length !== referralRows, `${referrals.length} rows refer to Part 746, expected ${referralRows}`),
    ...when(
      referrals.some((row) => row.marks.length > 0),
      'a referral row carries marks',
    ),
    ...when(law.chart.HK !== undefined, 'Hong Kong has a row of its own, expected none'),
    ...when(
      marked.some((mark) => raw.chart.footnotes[String(mark)] === undefined),
      'a footnote marker of the chart has no text',
    ),
    ...unresolved.map((name) => `no country code was found for \`${name}\``),
  ];
}

function groupBreaches({ groups }: UsLaw): string[] {
  const expected = ['A:1', 'A:2', 'A:3', 'A:4', 'A:5', 'A:6', 'B', 'D:1', 'D:2', 'D:3', 'D:4', 'D:5', 'E:1', 'E:2'];
  return [
    ...expected.filter((group) => !groups[group]?.length).map((group) => `Country Group ${group} is empty or missing`),
    ...when(groups['D:5']?.includes('MO') === true, 'Macau is in Country Group D:5, expected it outside'),
    ...when(groups.B?.includes('CN') === true, 'China is in Country Group B, expected it outside'),
  ];
}

function entryBreaches(raw: RawLaw, law: UsLaw): string[] {
  const codes = Object.keys(law.entries);
  const silent = raw.entries.filter((entry) => entry.reasons !== '' && entry.rows.length === 0 && entry.prose.length === 0);
  const columns = new Set(law.columns);
  const strange = Object.values(law.entries).flatMap((entry) =>
    entry.rows.map((row) => row.to).filter((to) => /^[A-Z]{2}\d$/.test(to) && !columns.has(to)),
  );
  const entities = raw.entries.filter((entry) => /&(?:#x?[0-9a-f]+|[a-z]+);/i.test(entry.heading));
  return [
    ...when(codes.length < entriesMin, `the control list has ${codes.length} entries, expected at least ${entriesMin}`),
    ...sentinels.filter((code) => !law.entries[code]).map((code) => `the entry ${code} is missing`),
    ...silent.map((entry) => `the entry ${entry.eccn} names reasons and no requirement was read`),
    ...[...new Set(strange)].map((to) => `a requirement names the column ${to}, which the chart does not have`),
    ...when(entities.length > 0, 'a heading holds an undecoded entity'),
  ];
}

/** Text that is stayed must not pass for text in force. */
const noteBreaches = (raw: RawLaw): string[] =>
  Object.entries(raw.notes).flatMap(([section, text]) =>
    when(readStay(section, text) === null, `the effective date note of ${section} was not understood`),
  );

const when = (broken: boolean, sentence: string): string[] => (broken ? [sentence] : []);
