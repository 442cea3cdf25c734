import { zipSync } from 'fflate';
import { expect } from 'vitest';
import { refreshSource } from '../../../shared/flows/refresh-source.ts';
import type { World } from '../../../shared/flows/world.ts';
import { ok } from '../../../shared/model/result.ts';
import { knowledgeGaps } from '../../../shared/screening/knowledge-gaps.ts';
import { sourceRow } from '../../../shared/sources/catalog.ts';
import { ordinaryOrder } from '../../fixtures/ordinary-record.ts';
import { holdForEntry } from '../hold-for-entry.ts';
import { codes, type ListLab } from '../list-lab.ts';
import { cslJson, nameOf, parties, sdnXml } from '../make-lists.ts';
import { workbook } from '../workbook.ts';
import type { Fault } from './fault.ts';

const sdn = 'us-ofac-sdn';
const auHeader = [
  'Reference',
  'Name of Individual or Entity',
  'Type',
  'Name Type',
  'Date of Birth',
  'Place of Birth',
  'Citizenship',
  'Address',
  'Additional Information',
  'Listing Information',
  'Committees',
  'Control Date',
];
const auRows = (birth: (n: number) => string | number) =>
  workbook([
    auHeader,
    ...parties(100).map(({ uid }) => [
      uid,
      nameOf(uid),
      'Individual',
      'Primary Name',
      birth(uid),
      null,
      null,
      null,
      null,
      null,
      'C',
      46126,
    ]),
  ]);

const good = sdnXml(parties(400));

/** Faults of the bytes themselves. */
export const contentFaults: readonly Fault[] = [
  {
    id: 'I4',
    title: 'a file of recent changes in place of the whole list',
    check: (lab) => holdsBack(lab, sdn, good, sdnXml(parties(20)), 'shrunk'),
  },
  {
    id: 'I6',
    title: 'dates that became spreadsheet serials written as text',
    check: (lab) =>
      holdsBack(
        lab,
        'au-dfat',
        auRows((n) => `${1 + (n % 28)}/04/1966`),
        auRows((n) => String(24_000 + n)),
        'date_unreadable',
      ),
  },
  { id: 'I8', title: 'expired entries that reappear', check: (lab) => holdsBack(lab, sdn, good, sdnXml(parties(500)), 'grown') },
  {
    id: 'I10',
    title: 'an entity reference nobody declared',
    check: (lab) => failsWith(lab, sdn, sdnXml([{ uid: 1, name: 'A &undeclared; B' }]), 'malformed_xml'),
  },
  {
    id: 'I17',
    title: 'an empty file, a header without rows, a list without entries',
    check: async (lab) => {
      await failsWith(lab, sdn, '', 'empty_file');
      await failsWith(lab, 'us-csl', '{"results":[],"total":0,"sources_used":[]}', 'no_records');
      const run = await lab.take(sdn, sdnXml([]));
      expect([run.state, codes(run)]).toEqual(['quarantined', ['no_entries']]);
    },
  },
  {
    id: 'I18',
    title: 'a list that shrinks by more than 2 %, grows by more than 15 %, or says two things at one instant',
    check: async (lab) => {
      await holdsBack(lab, sdn, good, sdnXml(parties(391)), 'shrunk');
      expect(codes(await lab.take(sdn, sdnXml(parties(461))))).toContain('grown');
      expect((await lab.take(sdn, sdnXml(parties(393)))).state).toBe('accepted');
      const row = { ...sourceRow('us-csl')!, bounds: { minRecords: 1, sentinels: [], bytesMax: 1_000_000 } };
      const live = async (count: number) => {
        const bytes = new TextEncoder().encode(cslJson({ 'us-bis-el': count }));
        const fetch: World['fetch'] = async () => ok({ bytes, etag: null, lastModified: null, provenance: 'live' });
        return refreshSource('us-csl', { ...lab.world, fetch }, { row });
      };
      expect((await live(100)).state).toBe('accepted');
      const twice = await live(101);
      expect([twice.state, codes(twice)]).toEqual(['quarantined', ['same_instant']]);
    },
  },
  {
    id: 'I19',
    title: 'as many rows as before, a third of them others',
    check: (lab) => holdsBack(lab, sdn, good, sdnXml([...parties(270), ...parties(130, 5_000)]), 'ids_replaced'),
  },
  {
    id: 'I20',
    title: 'poison: an everyday company, and aliases that name everybody',
    check: async (lab) => {
      await holdsBack(
        lab,
        sdn,
        good,
        sdnXml([...parties(399), { uid: 400, aliases: ['Amazon.com Services LLC'] }]),
        'common_names',
      );
      const stars = parties(400).map((party) => (party.uid < 5 ? { ...party, aliases: ['*'] } : party));
      expect(codes(await lab.take(sdn, sdnXml(stars)))).toContain('unusable_name');
    },
  },
  {
    id: 'I21',
    title: 'one entry gone: listed for decades, or the reason of an order under review; any other is told of for a day',
    check: async (lab) => {
      const without = (gone: number, date: string) =>
        sdnXml(
          parties(400).filter(({ uid }) => uid !== gone),
          { date },
        );
      await holdsBack(lab, sdn, good, without(36, '08/01/2026'), 'sentinel_missing');
      await holdForEntry(`${sdn}:7`, lab.world);
      expect(codes(await lab.take(sdn, without(7, '08/02/2026')))).toEqual(['removes_open_hits']);
      expect((await lab.take(sdn, without(8, '08/03/2026'))).state).toBe('accepted');
      expect((await lab.health(sdn)).current!.removed).toMatchObject([{ entries: 1 }]);
    },
  },
  {
    id: 'I22',
    title: 'one id for two different parties',
    check: (lab) => holdsBack(lab, sdn, good, sdnXml([...parties(400), { uid: 7, name: 'SOMEBODY ELSE' }]), 'duplicate_ids'),
  },
  {
    id: 'I23',
    title: 'a new field is told, a missing one refused, an unknown kind of party screened all the same',
    check: async (lab) => {
      const drifted = [
        { uid: 1, more: '<brandNew>x</brandNew>' },
        { uid: 2, type: 'Spaceship' },
      ];
      const run = await lab.take(sdn, sdnXml(drifted));
      expect([run.state, run.reasons]).toEqual([
        'accepted',
        ['unknown_field: `sdnEntry/brandNew` (1)', 'unknown_type: `sdnType/Spaceship` (1)'],
      ]);
      expect((await lab.entries(sdn)).map(({ type }) => type)).toEqual(['organization', 'unknown']);
      const lacking = await lab.take(sdn, sdnXml(drifted).replace('<sdnType>Entity</sdnType>', ''));
      expect([lacking.state, codes(lacking)]).toEqual(['failed', ['missing_field']]);
    },
  },
  {
    id: 'I24',
    title: 'another encoding, a byte order mark, characters lost or encoded twice',
    check: async (lab) => {
      const accented = sdnXml([{ uid: 1, name: 'JOSÉ' }]);
      await failsWith(lab, sdn, Buffer.from(accented, 'latin1'), 'invalid_utf8');
      await failsWith(lab, sdn, Buffer.from(`\ufeff${accented}`, 'utf16le'), 'wrong_encoding');
      expect((await lab.take(sdn, `\ufeff${accented}`)).state).toBe('accepted');
      const named = (name: string) =>
        sdnXml(
          parties(400).map((party) => (party.uid < 9 ? { ...party, name: `${name} ${nameOf(party.uid)}` } : party)),
          { date: '08/01/2026' },
        );
      expect(codes(await lab.take(sdn, named('Jos\ufffd')))).toContain('replacement_character');
      expect(codes(await lab.take(sdn, named('JosÃ©')))).toContain('double_encoded');
    },
  },
  {
    id: 'I25',
    title: 'stray quotes that swallow rows',
    check: async (lab) => {
      const header = [
        'Name',
        'Street_Address',
        'City',
        'State',
        'Country',
        'Postal_Code',
        'Effective_Date',
        'Expiration_Date',
        'Standard_Order',
        'Last_Update',
        'Action',
        'FR_Citation',
      ];
      const row = (name: string) =>
        [name, 's', 'c', '', 'DE', '', '01/02/2020', '', 'Y', '2020-01-05', '', ''].map((cell) => `"${cell}"`).join('\t');
      const table = (names: string[]) => [header.join('\t'), ...names.map(row)].join('\n');
      await failsWith(lab, 'us-bis-dpl', table(['A ONE', 'B "TWO', 'C THREE']), 'malformed_table');
      await failsWith(
        lab,
        'us-bis-dpl',
        `${header.join('\t')}\n"${row('A ONE').slice(1, -1)}\n${row('B TWO')}`,
        'malformed_table',
      );
      await failsWith(lab, 'us-bis-dpl', table(['A ONE']).replace('\t""\t""', ''), 'row_width');
      expect((await lab.take('us-bis-dpl', table(['A ONE', 'B TWO']))).entries).toBe(2);
    },
  },
  {
    id: 'I26',
    title: 'a document type, endless nesting, attributes and text',
    check: async (lab) => {
      const bomb = '<!DOCTYPE sdnList [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
      await failsWith(lab, sdn, sdnXml([{ uid: 1 }], { head: bomb }), 'document_type');
      await failsWith(lab, sdn, sdnXml([{ uid: 1, more: '<a>'.repeat(200_000) }]), 'too_deep');
      const attributes = Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ');
      await failsWith(lab, sdn, sdnXml([{ uid: 1, more: `<b ${attributes}/>` }]), 'too_many_attributes');
      await failsWith(lab, sdn, sdnXml([{ uid: 1, name: 'A'.repeat(5_000_000) }]), 'text_too_long');
      await failsWith(lab, 'us-csl', `{"results":[${'['.repeat(100_000)}`, 'too_deep');
    },
  },
  {
    id: 'I27',
    title: 'an archive that inflates without end, holds too many members, or points outside',
    check: async (lab) => {
      const zeros = new Uint8Array(30_000_000);
      await failsWith(lab, 'au-dfat', zipSync({ 'xl/workbook.xml': zeros, 'xl/worksheets/sheet1.xml': zeros }), 'bomb');
      const many = Object.fromEntries(parties(300).map(({ uid }) => [`m${uid}`, new Uint8Array(1)]));
      await failsWith(lab, 'au-dfat', zipSync(many), 'bomb');
      const outside = workbook([auHeader, [1, 'A B', 'Entity', 'Primary Name']], {
        '../../../etc/passwd': new Uint8Array(3),
        'inner.zip': zipSync({ a: zeros }),
      });
      expect((await lab.take('au-dfat', outside)).state).toBe('accepted');
    },
  },
  {
    id: 'I38',
    title: 'a script nobody described yet',
    check: async (lab) => {
      expect((await lab.take(sdn, sdnXml([{ uid: 1, name: 'ᐃᓄᒃᑎᑐᑦ' }, { uid: 2 }]))).state).toBe('accepted');
      expect((await lab.entries(sdn))[0]).toMatchObject({
        names: [{ value: 'ᐃᓄᒃᑎᑐᑦ', script: 'Zyyy' }],
        identifiers: [{ value: 'P1' }],
        flags: ['weak_indexing'],
      });
      expect((await lab.entries(sdn))[1]!.flags).toEqual([]);
      const [run] = await lab.world.sources.runs(sdn, 1);
      expect(run!.reasons).toEqual(['weak_indexing: `us-ofac-sdn` (1)']);
    },
  },
  {
    id: 'I5',
    title: 'most rows of one list of a consolidated file gone',
    check: async (lab) => {
      const counts = { 'us-ofac-sdn': 300, 'us-bis-el': 100, 'us-state-isn': 60 };
      await lab.take('us-csl', cslJson(counts));
      const run = await lab.take('us-csl', cslJson({ ...counts, 'us-ofac-sdn': 40, 'us-state-isn': 0 }));
      expect(run.state).toBe('quarantined');
      expect(codes(run)).toEqual(expect.arrayContaining(['list_missing', 'shrunk']));
      expect((await lab.entries('us-csl')).length).toBe(460);
      // The list's own file knows better, even when the loss is below every bound of shrinking.
      await lab.take(sdn, sdnXml(parties(320)));
      const crossed = await lab.take('us-csl', cslJson({ ...counts, 'us-ofac-sdn': 299 }, '2026-08-02T13:15:00+00:00'));
      expect([crossed.state, codes(crossed), crossed.held]).toEqual(['quarantined', ['cross_check'], [sdn]]);
    },
  },
  {
    id: 'I40',
    title: 'one list of many is broken: the others are taken',
    check: async (lab) => {
      const counts = { 'us-ofac-sdn': 300, 'us-bis-el': 100, 'us-bis-uvl': 80, 'us-state-isn': 60 };
      await lab.take('us-csl', cslJson(counts));
      const run = await lab.take('us-csl', cslJson({ ...counts, 'us-bis-el': 108, 'us-state-isn': 20 }));
      expect([run.state, run.held, run.published]).toEqual([
        'quarantined',
        ['us-state-isn'],
        { added: 8, removed: 0, changed: 0 },
      ]);
      const { current, held } = await lab.health('us-csl');
      expect(Object.fromEntries(current!.lists.map(({ id, entries }) => [id, entries]))).toEqual({
        ...counts,
        'us-bis-el': 108,
      });
      expect(held).toMatchObject([{ list: 'us-state-isn' }]);
      // That list ages by itself: a day later its orders have a gap, those of its neighbours have none.
      const { current: sources, checkedAt, held: lists } = await lab.health('us-csl');
      const dated = { 'us-csl': checkedAt, [`us-csl/${lists![0]!.list}`]: lists![0]!.checkedAt };
      const later = new Date(Date.parse(checkedAt!) + 23.5 * 3_600_000);
      const gaps = knowledgeGaps({ 'us-csl': sources! }, dated, ['US'], ordinaryOrder, later);
      expect(gaps.filter(({ code }) => code === 'list_stale').map(({ subject }) => subject)).toEqual(['us-state-isn']);
      const mended = await lab.take('us-csl', cslJson({ ...counts, 'us-bis-el': 108 }));
      expect([mended.state, (await lab.health('us-csl')).held]).toEqual(['unchanged', []]);
    },
  },
];

/** A first version that is refused: nothing is in force. */
async function failsWith(lab: ListLab, source: string, content: string | Uint8Array, code: string): Promise<void> {
  const run = await lab.take(source, content);
  expect([run.state, codes(run)]).toEqual(['failed', [code]]);
  expect((await lab.health(source)).current).toBeNull();
}

/** A good version, then a doubtful one: the good one serves on. */
async function holdsBack(
  lab: ListLab,
  source: string,
  before: string | Uint8Array,
  doubtful: string | Uint8Array,
  code: string,
): Promise<void> {
  expect((await lab.take(source, before)).state).toBe('accepted');
  const { version } = (await lab.health(source)).current!;
  const run = await lab.take(source, doubtful);
  expect(run.state).toBe('quarantined');
  expect(codes(run)).toContain(code);
  expect((await lab.health(source)).current!.version).toBe(version);
}
