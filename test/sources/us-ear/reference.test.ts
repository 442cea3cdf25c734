import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { starterUs } from '../../../shared/licensing/starter-tables.ts';
import type { UsLaw } from '../../../shared/model/law.ts';
import { parser, readUsLaw } from '../../../shared/sources/us-ear/parse.ts';
import { missing, referenceFile } from '../../reference.ts';
import { parseBytes, sliced } from '../parse-bytes.ts';

const parts = [738, 740, 744, 746, 774];
const nameOf = (part: number) => `title-15-part-${part}.xml`;
const absent = parts.some((part) => missing(`lists/us-ear/${nameOf(part)}`)) || missing('regulations/us/expected/part-774.json');
const textOf = (part: number): string => readFileSync(referenceFile(`lists/us-ear/${nameOf(part)}`) ?? '', 'utf8');
const expected = (part: number) =>
  JSON.parse(readFileSync(referenceFile(`regulations/us/expected/part-${part}.json`) ?? '', 'utf8'));
const files = (change: Partial<Record<number, (text: string) => string>> = {}): Record<string, string> =>
  Object.fromEntries(parts.map((part) => [nameOf(part), change[part]?.(textOf(part)) ?? textOf(part)]));
/** Blanks and quotes differ between two readings of one text. */
const bare = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/[\s“”]|\\"/g, ''));

describe.skipIf(absent)('the full-size regulation', () => {
  it('takes its label from the list of titles where that came along', async () => {
    const titles = JSON.stringify({ titles: [{ number: 14 }, { number: 15, latest_issue_date: '2026-09-24' }] });
    const { result, table } = await parseBytes(parser, { 'titles.json': titles, ...files() }, 65_536);
    expect(result).toMatchObject({ ok: true, value: { publishedAt: '2026-09-24' } });
    expect((table as UsLaw).edition).toBe('2026-09-24');
    const none = await parseBytes(parser, { 'titles.json': '{"titles":[]}', ...files() }, 65_536);
    expect(none.result).toMatchObject({ ok: false, trouble: { code: 'missing_date' } });
  });

  it('reads to the values two other parsers agree on', async () => {
    const raw = await readUsLaw(Object.entries(files()).map(([name, text]) => sliced(name, text, 65_536)));
    const [chart, groups, endUsers, sanctions, list] = [738, 740, 744, 746, 774].map(expected);
    const rows = raw.chart.rows.filter((row) => row.referral === null);
    expect(Object.fromEntries(rows.map((row) => [row.country, { marks: row.marks, footnotes: row.footnotes }]))).toEqual(
      chart.countries,
    );
    expect(raw.chart.rows.filter((row) => row.referral !== null).map((row) => row.country)).toEqual(Object.keys(chart.embargoed));
    expect(raw.chart.footnotes).toEqual(chart.footnotes);
    expect(raw.groups).toEqual(groups.groups);
    expect(raw.notes).toEqual(endUsers.stays);
    expect(raw.hts6).toEqual(sanctions.hts6);
    expect(raw.entries.map((entry) => entry.eccn)).toEqual(list.entries.map((entry: { eccn: string }) => entry.eccn));
    const read = raw.entries.map(({ eccn, heading, reasons, rows: table, prose }) => ({ eccn, heading, reasons, table, prose }));
    const wanted = list.entries.map((entry: Record<string, unknown>) => ({
      eccn: entry.eccn,
      heading: entry.heading,
      reasons: entry.reasonForControl ?? '',
      table: (entry.rows as { control: string; chart: string | null }[]).map((row) => ({
        control: row.control,
        chart: row.chart ?? '',
      })),
      prose: entry.proseControls,
    }));
    expect(bare(read)).toEqual(bare(wanted));
  });

  it('says the same law as the embedded edition', async () => {
    const { result, table } = await parseBytes(parser, files(), 65_536);
    expect(result).toMatchObject({ ok: true, value: { publishedAt: '2026-07-23', records: 638 } });
    const law = table as UsLaw;
    const silent = (entries: UsLaw['entries']) =>
      Object.fromEntries(Object.entries(entries).map(([code, { title: _title, ...entry }]) => [code, entry]));
    expect(silent(law.entries)).toEqual(silent(starterUs.entries));
    expect([law.chart, law.groups, law.footnotes, law.stays]).toEqual([
      starterUs.chart,
      starterUs.groups,
      starterUs.footnotes,
      starterUs.stays,
    ]);
  });

  it.each([
    ['a sentinel entry is lost', { 774: (text: string) => text.replace('<B>3D006</B>', '<B>Lost</B>') }, /3D006 is missing/],
    ['a column is renamed', { 738: (text: string) => text.replace('>MT 1<', '>MT 9<') }, /columns/],
    [
      'a footnote text is gone',
      { 738: (text: string) => text.replace('<sup>10</sup> A license', 'A license') },
      /footnote marker/,
    ],
    ['a cell holds something else', { 738: (text: string) => text.replace('>X<', '>x<') }, /neither/],
    [
      'Macau moves into D:5',
      {
        740: (text: string) =>
          text.replace(/(>Macau<\/TD>.*?)<TD align="left" class="gpotbl_cell"\/><\/TR>/, '$1<TD>X</TD></TR>'),
      },
      /Macau/,
    ],
    [
      'an effective date note says something new',
      { 744: (text: string) => text.replace('was stayed, effective until', 'was waived until') },
      /effective date note/,
    ],
    ['a part is missing', { 744: (text: string) => text.replace('N="744"', 'N="745"') }, /part 744/],
    ['the file ends early', { 774: (text: string) => text.slice(0, 700_000) }, /not well-formed|does not end/],
    [
      'an entry loses its table',
      { 774: (text: string) => text.replace(/(<B>3A090 .*?)<DIV width.*?<\/DIV><\/DIV>/s, '$1') },
      /3A090 names reasons/,
    ],
  ])('is refused when %s', async (_what, change, reason) => {
    const { result, table } = await parseBytes(parser, files(change), 65_536);
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.trouble.message).toMatch(reason);
    expect(table).toBeUndefined();
  });
});
