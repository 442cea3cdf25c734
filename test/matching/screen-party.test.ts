import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { screenParties, screenParty } from '../../shared/matching/screen-party.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import type { Party } from '../../shared/model/party.ts';
import { givenEntry } from './given-entry.ts';

const entries = [
  givenEntry('t:1', ['SJ Semiconductor (Jiangyin) Corp.'], { type: 'organization', nationalities: ['CN'] }),
  givenEntry('t:2', ['SOKOLOVSKIY, Ivan Petrovich', 'Vanya Sokolovskiy'], {
    type: 'person',
    datesOfBirth: ['1971-03-05'],
    gender: 'male',
    nationalities: ['RU'],
  }),
  givenEntry('t:3', ['OCEAN PEARL'], { type: 'vessel', identifiers: [{ type: 'imo', value: 'IMO 9569621', country: null }] }),
  givenEntry('t:4', ['Zharkova Trading House LLC'], {
    type: 'organization',
    addresses: [{ lines: ['14 Prospekt Mira, Office 5'], city: 'Tver', region: null, postalCode: '170000', country: 'RU' }],
    identifiers: [
      { type: 'website', value: 'www.zharkova-trade.example', country: null },
      { type: 'registration', value: '1234-567890', country: 'RU' },
    ],
  }),
  givenEntry('t:5', ['KHALIL, Mahmud Nasir'], {
    type: 'person',
    names: [
      { value: 'KHALIL, Mahmud Nasir', strength: 'primary', script: null, parts: null },
      { value: 'The Engineer Khalil', strength: 'weak', script: null, parts: null },
    ],
  }),
];
const loaded = loadIndex(buildIndex(entries));
if (!loaded.ok) throw new Error(loaded.trouble.message);
const index = loaded.value;
const options = { minScore: 0.7, perPartyLimit: 10 };

const party = (more: Partial<Party>): Party => ({
  id: 'buyer',
  roles: [],
  type: 'unknown',
  name: 'Ordinary Person',
  aliases: [],
  address: null,
  dateOfBirth: null,
  gender: null,
  nationalities: [],
  identifiers: [],
  ownership: [],
  email: null,
  phone: null,
  website: null,
  ...more,
});
const inLine = (line: string): Partial<Party> => ({
  address: { lines: [line], city: 'Jiangyin', region: null, postalCode: null, country: 'CN' },
});
const hitIds = (more: Partial<Party>): string[] =>
  screenParty(index, party(more), options).hits.map((hit) => `${hit.entry.id} ${hit.via}`);

describe('screening a party', () => {
  it.each<[string, Partial<Party>, string]>([
    ['name', { name: 'Ivan Sokolovsky' }, 't:2 name'],
    ['second of two names in one field', { name: 'Blue Sky Ltd / Ivan Sokolovsky' }, 't:2 name'],
    ['second of two names with a bare slash', { name: 'Anna Lindqvist/Ivan Sokolovsky' }, 't:2 name'],
    ['name after a slash in another script', { name: 'Анна Линд/ Иван Соколовский' }, 't:2 name'],
    ['name before a.k.a.', { name: 'Ivan Sokolovsky a.k.a. Smiling Jack' }, 't:2 name'],
    ['former name in brackets', { name: 'Blue Sky (formerly Zharkova Trading House)' }, 't:4 name'],
    ['name after the sign ℅', inLine('℅ Ivan Sokolovsky'), 't:2 address_line'],
    ['name after attn', { name: 'Procurement Dept., attn: Ivan Sokolovsky' }, 't:2 name'],
    ['name before dba', { name: 'Ivan Sokolovsky d/b/a Blue Sky' }, 't:2 name'],
    ['name after on behalf of', { name: 'Blue Sky o.b.o. Nobody; Ivan Sokolovsky' }, 't:2 name'],
    ['alias', { aliases: ['I. Sokolovskiy'] }, 't:2 alias'],
    ['c/o in an address line', inLine('c/o SJ Semiconductor (Jiangyin) Corp, 9 Dongsheng Rd'), 't:1 address_line'],
    [
      'company in an address line without any sign',
      inLine('SJ Semiconductor (Jiangyin) Corp., No. 6 Dongsheng West Road'),
      't:1 address_line',
    ],
    ['name after c/o in an address line', inLine('c/o Ivan Sokolovsky, 5 Harbour Road'), 't:2 address_line'],
    ['name in the list’s own form in an address line', inLine('Attn: SOKOLOVSKIY, Ivan'), 't:2 address_line'],
    ['name as an address line of its own', inLine('Ivan Sokolovskiy'), 't:2 address_line'],
    ['owner', { ownership: [{ name: 'Zharkova Trading House', entryId: null, percent: 60 }] }, 't:4 owner'],
    ['e-mail domain', { email: 'sales@zharkova-trade.example' }, 't:4 email_domain'],
    ['IMO number', { identifiers: [{ type: 'imo', value: '9569621', country: null }] }, 't:3 identifier'],
    ['registration number', { identifiers: [{ type: 'registration', value: '1234567890', country: 'RU' }] }, 't:4 identifier'],
    [
      'full address',
      { address: { lines: ['Prospekt Mira 14, off. 5'], city: 'TVER', region: null, postalCode: '170000', country: 'RU' } },
      't:4 address',
    ],
  ])('finds a listed party by its %s', (_, more, expected) => expect(hitIds(more)).toContain(expected));

  it.each<[string, Partial<Party>]>([
    ['a number with two digits changed places', { identifiers: [{ type: 'imo', value: '9569612', country: null }] }],
    ['the number of another country', { identifiers: [{ type: 'registration', value: '1234567890', country: 'DE' }] }],
    ['a shared mail host', { email: 'zharkova@gmail.com' }],
    ['a street that sounds like a name', inLine('12 Khalil Street')],
    ['a weak alias that is only near', { name: 'The Enginer Khalili' }],
    ['a common given name', { name: 'Ivan' }],
  ])('does not take %s for a listed party', (_, more) => expect(hitIds(more)).toEqual([]));

  it('reads a name behind a sign that turns the direction of writing both ways, and says so', () => {
    for (const name of ['\u202eyiksvolokoS navI', '\u202eIvan Sokolovskiy']) {
      const { hits, gaps } = screenParty(index, party({ name }), options);
      expect([name, hits[0]?.entry.id, gaps.map((gap) => gap.code)]).toEqual([name, 't:2', ['hidden_characters']]);
    }
  });

  it.each([
    'A',
    '...;--',
    '😀🎉',
    'LLC',
    'N/A',
    'unknown',
    'test',
    'Mr',
    '12345',
    '\u0000',
    '\ud800',
    '\u202e',
    'x'.repeat(10_000),
  ])('never clears %j without a gap', (name) => {
    const { hits, gaps } = screenParty(index, party({ name }), options);
    expect(hits).toEqual([]);
    expect(gaps.length).toBeGreaterThan(0);
  });

  it('counts a birth year apart against the match, and one absent not at all', () => {
    const score = (dateOfBirth: string | null): number | undefined =>
      screenParty(index, party({ type: 'person', name: 'Ivan Petrovich Sokolovskiy', dateOfBirth }), {
        ...options,
        minScore: 0.1,
      }).hits[0]?.score;
    expect(score(null)).toBe(1);
    expect(score('1971-03-05')).toBe(1);
    expect(score('1972')).toBe(1);
    expect(score('1980-01-01')).toBeLessThan(0.8);
    expect(score('1999')).toBeLessThan(0.7);
  });

  it('lets no country clear a match', () => {
    const [hit] = screenParty(index, party({ name: 'Ivan Petrovich Sokolovskiy', nationalities: ['CA'] }), options).hits;
    expect(hit).toMatchObject({ score: 1, against: ['address.country'], settles: 'dateOfBirth' });
  });

  it('explains a match token by token', () => {
    const [hit] = screenParty(index, party({ name: 'Ivan Petrovich Sokolovsky' }), options).hits;
    const [name] = hit!.features;
    expect(name).toMatchObject({
      name: 'name_similarity',
      query: 'Ivan Petrovich Sokolovsky',
      candidate: 'SOKOLOVSKIY, Ivan Petrovich',
    });
    expect(name!.tokens).toMatchObject([
      { query: 'ivan', how: 'equal' },
      { query: 'petrovich', how: 'equal' },
      { query: 'sokolovsky', candidate: 'sokolovskiy', how: 'edit' },
    ]);
  });

  it.each(['.', 'A', 'LTD', 'N/A', 'Test', '😀', '-', '\u202e'])(
    'names a gap when nothing in the name %j can be screened',
    (name) =>
      expect(screenParty(index, party({ name }), options).gaps).toMatchObject([{ code: 'name_unusable', subject: 'buyer' }]),
  );

  it('takes a numbered customer for no numbered group', () => {
    const numbered = loadIndex(buildIndex([givenEntry('t:6', ['M23'], { type: 'organization' })]));
    if (!numbered.ok) throw new Error(numbered.trouble.message);
    const hits = (name: string) => screenParty(numbered.value, party({ name }), options).hits.length;
    expect([hits('Customer 23'), hits('Test 23 GmbH'), hits('M-23')]).toEqual([0, 0, 1]);
  });

  it('flags look-alike letters and screens the word they imitate', () => {
    const screened = screenParty(index, party({ name: 'Ivаn Sоkоlovskiy' }), options);
    expect(screened.gaps).toMatchObject([{ code: 'script_mixing' }]);
    expect(screened.hits[0]!.entry.id).toBe('t:2');
  });

  it('answers for many parties as for each alone, in order', () => {
    const parties = ['Ivan Sokolovsky', 'Nobody Special', 'Ocean Pearl'].map((name, at) => party({ id: `p${at}`, name }));
    expect(screenParties(index, parties, options)).toEqual(parties.map((one) => screenParty(index, one, options)));
  });

  it('searches only the lists asked for', () => {
    expect(searchNames(index, { name: 'Ocean Pearl', sources: ['other-list'] }, { limit: 5, minScore: 0.7 })).toEqual([]);
    expect(searchNames(index, { name: 'Ocean Pearl', sources: ['test-list'] }, { limit: 5, minScore: 0.7 })).toHaveLength(1);
  });

  it('stays bounded on hostile text', () => {
    for (const name of ['x'.repeat(10_000), `a${'\u0301'.repeat(200_000)}`, '/ ; '.repeat(5000), 'c/o '.repeat(2000)]) {
      expect(screenParty(index, party({ name, ...inLine(name) }), options).gaps.length).toBeGreaterThan(0);
    }
  });
});
