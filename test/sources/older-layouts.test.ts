import { describe, expect, test } from 'vitest';
import { splitAliases } from '../../shared/sources/split-aliases.ts';
import { parser as cslCsv } from '../../shared/sources/us-csl/parse-csv.ts';
import { parser as sdnCsv } from '../../shared/sources/us-ofac-sdn/parse-csv.ts';
import { parseBytes } from './parse-bytes.ts';

describe('OFAC’s four older files', () => {
  // No header, `-0-` for nothing, the end-of-file mark of CP/M, and a remark that goes on in another file.
  const files = {
    'sdn.csv': [
      '36,"EXAMPLE TRADING HOUSE",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ',
      `2674,"PRIMEROV, Ivan","individual","SDGT] [IRAN","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 10 Dec 1948; alt. DOB circa 1949; POB Giza, Egypt; a.k.a. 'PRIM'; nationality Russia; Passport 75 0000001 (Russia) expires 17 Jan 2020; Gender Male; Secondary sanctions ri"`,
      '3,"MV EXAMPLE STAR","vessel","DPRK3",-0- ,"EX1234","Tanker","318000","160000","Panama",-0- ,"Vessel Registration Identification IMO 9000001."',
      '\u001a',
    ].join('\r\n'),
    'alt.csv': '2674,12,"aka","PRIMEROFF, Ivan",-0- \r\n36,13,"fka","FORMER HOUSE",-0- \r\n\u001a',
    'add.csv': '36,25,"Calle 1","Havana 10100","Cuba",-0- \r\n\u001a',
    'sdn_comments.csv': '2674,"sk: section 1(b) of an order; (Linked To: EXAMPLE TRADING HOUSE)."\r\n\u001a',
  };

  test('give the same entries as its XML', async () => {
    const { result, entries } = await parseBytes(sdnCsv, files);
    expect(result).toMatchObject({ ok: true, value: { records: 3 } });
    expect(entries.map(({ id, type, programs }) => [id, type, programs])).toEqual([
      ['us-ofac-sdn:36', 'organization', ['CUBA']],
      ['us-ofac-sdn:2674', 'person', ['SDGT', 'IRAN']],
      ['us-ofac-sdn:3', 'vessel', ['DPRK3']],
    ]);
    expect(entries[0]).toMatchObject({
      names: [{ value: 'EXAMPLE TRADING HOUSE' }, { value: 'FORMER HOUSE', strength: 'former' }],
      addresses: [{ lines: ['Calle 1'], city: 'Havana 10100', country: 'CU' }],
    });
    expect(entries[1]).toMatchObject({
      names: [{ value: 'Ivan PRIMEROV' }, { value: 'Ivan PRIMEROFF', strength: 'strong' }, { value: 'PRIM', strength: 'weak' }],
      datesOfBirth: ['1948-12-10', '~1949'],
      placesOfBirth: ['Giza, Egypt'],
      nationalities: ['RU'],
      gender: 'male',
      identifiers: [{ type: 'passport', value: '75 0000001', country: 'RU' }],
      remarks: 'Director; (Linked To: EXAMPLE TRADING HOUSE); Secondary sanctions risk: section 1(b) of an order',
    });
    expect(entries[2]).toMatchObject({
      vessel: { flag: 'Panama' },
      identifiers: [{ type: 'imo', value: '9000001' }, { type: 'call_sign' }],
    });
  });

  test('are refused when one is missing', async () => {
    const { result } = await parseBytes(sdnCsv, { 'sdn.csv': files['sdn.csv'], 'add.csv': files['add.csv'] });
    expect(result).toMatchObject({ ok: false, trouble: { code: 'missing_file', message: expect.stringContaining('`alt.csv`') } });
  });
});

describe('the Consolidated Screening List as a table', () => {
  const columns =
    'source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids';
  const row = (cells: Record<string, string>, header: string) =>
    header
      .split(',')
      .map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
      .join(',');
  const person = {
    _id: '1',
    source: 'Specially Designated Nationals (SDN) - Treasury Department',
    entity_number: '1',
    type: 'Individual',
    programs: 'SDGT; IRGC',
    name: 'PRIMEROV, Ivan',
    addresses: 'ul. 1, Moscow, 101000, RU; Tehran, IR',
    alt_names: 'PRIMEROFF, Ivan; "PRIM"',
    dates_of_birth: '1948-12-10; 1949',
    nationalities: 'RU; IR',
    ids: 'RU, 2010-01-18, 75 0000001, Passport; Male, Gender',
  };

  test.each([
    ['29 columns', `_id,${columns}`, person.ids],
    ['28 columns', columns, person.ids],
    ['the newer order inside identifiers', `_id,${columns}`, 'Passport, 75 0000001, RU; Gender, Male'],
  ])('reads %s', async (_, header, ids) => {
    const { result, entries } = await parseBytes(cslCsv, {
      'consolidated.csv': `${header}\n${row({ ...person, ids }, header)}\n`,
    });
    expect(result).toMatchObject({ ok: true, value: { records: 1 } });
    expect(entries[0]).toMatchObject({
      id: 'us-ofac-sdn:1',
      names: [{ value: 'Ivan PRIMEROV' }, { value: 'Ivan PRIMEROFF' }, { value: '"PRIM"' }],
      addresses: [
        { lines: ['ul. 1, Moscow, 101000'], country: 'RU' },
        { lines: ['Tehran'], country: 'IR' },
      ],
      identifiers: [{ type: 'passport', value: '75 0000001', country: 'RU' }],
      gender: 'male',
      nationalities: ['RU', 'IR'],
    });
  });

  test.each([
    ['two downloads joined', `_id,${columns}\n_id,${columns}\n`, 'second_header'],
    ['cut in mid-row', `_id,${columns}\n${row(person, `_id,${columns}`).slice(0, 120)}"`, 'row_width'],
    ['cut in mid-cell', `_id,${columns}\n${row(person, `_id,${columns}`).slice(0, 30)}`, 'malformed_table'],
    ['another table', 'a,b\n1,2\n', 'missing_column'],
  ])('refuses %s', async (_, text, code) => {
    expect((await parseBytes(cslCsv, { 'consolidated.csv': text })).result).toMatchObject({ ok: false, trouble: { code } });
  });
});

describe('aliases in one cell', () => {
  test.each([
    ['A One, B Two', ['A One', 'B Two']],
    ['Example Wood Co., Ltd., Example Wood Industry', ['Example Wood Co., Ltd.', 'Example Wood Industry']],
    ['Мікалай; Russian: Николай', ['Мікалай', 'Николай']],
    ['Jana M (known as M, the Example), Other', ['Jana M (known as M, the Example)', 'Other']],
    ['ООО «Пример, Ко», B', ['ООО «Пример, Ко»', 'B']],
  ])('`%s`', (text, expected) => expect(splitAliases(text)).toEqual(expected));
});
