import { describe, expect, it } from 'vitest';
import { armsEmbargoesOn } from '../../../shared/licensing/embargoes/arms-embargoes.ts';
import { embargoesAt } from '../../../shared/licensing/embargoes/embargoes-at.ts';
import { findRegions } from '../../../shared/licensing/embargoes/find-regions.ts';
import { placeSound } from '../../../shared/licensing/embargoes/place-sound.ts';
import { russiaHtsList } from '../../../shared/licensing/embargoes/russia-hts.ts';
import regions from '../../../shared/licensing/embargoes/tables/regions.json' with { type: 'json' };
import hts from '../../../shared/licensing/embargoes/tables/russia-hts.json' with { type: 'json' };
import { embassyOf } from '../../../shared/licensing/red-flags/find-embassy.ts';
import { orderOf } from '../../screening/order-for-checks.ts';

const nowhere = { region: null, city: null, postalCode: null };

describe('the region table', () => {
  it('finds every place it names, under Ukraine and by that name', () => {
    for (const region of regions.regions) {
      for (const city of [...region.covered, ...region.partly]) {
        const hits = findRegions({ ...nowhere, country: 'UA', city });
        expect(
          hits.map((hit) => hit.region),
          city,
        ).toContain(region.id);
      }
      for (const name of region.names) {
        expect(
          findRegions({ ...nowhere, country: 'UA', region: name }).map((hit) => hit.region),
          name,
        ).toContain(region.id);
      }
    }
  });

  it.each([
    ['Феодосія', 'Feodosiya'],
    ['Євпаторія', 'Yevpatoria'],
    ['Джанкой', 'Dzhankoy'],
    ['Горловка', 'Gorlovka'],
    ['Луганськ', 'Luhansk'],
    ['Мелитополь', 'Melitopol'],
    ['Сєвєродонецьк', 'Sievierodonetsk'],
  ])('hears %s and %s as one', (cyrillic, latin) => {
    expect(placeSound(cyrillic)).toBe(placeSound(latin));
  });

  it('leaves the large cities that Ukraine holds alone', () => {
    for (const city of ['Kyiv', 'Київ', 'Харків', 'Odesa', 'Lviv', 'Dnipro', 'Zaporizhzhia', 'Херсон', 'Миколаїв', 'Poltava'])
      expect(findRegions({ ...nowhere, country: 'UA', city }), city).toEqual([]);
  });
});

describe('the tariff lists of Part 746', () => {
  it('hold as many codes as the supplements they were read from', () => {
    const sizes = Object.values(hts.supplements).map((headings) =>
      Object.values(headings).reduce((sum, rest) => sum + rest.split(' ').length, 0),
    );
    expect(sizes).toEqual(Object.values(hts.counts));
  });

  it.each([
    ['841350', 2],
    ['847130', 4],
    ['961220', 4],
    ['250200', 4],
    ['420221', 5],
    ['970690', 5],
    ['490199', null],
    ['610910', null],
  ])('name %s in supplement %s', (code, supplement) => {
    expect(russiaHtsList(code)).toBe(supplement);
  });
});

describe('the embargo tables by day', () => {
  const ids = (place: string, day: string): string[] => embargoesAt(place, day).map((row) => row.id);

  it('ease Syria in 2025', () => {
    expect(ids('SY', '2025-06-30')).toContain('us-ofac-syria');
    expect(ids('SY', '2025-07-01')).not.toContain('us-ofac-syria');
    expect(ids('SY', '2025-09-01')).toContain('us-ear-syria-2004');
    expect(ids('SY', '2025-09-02')).toContain('us-ear-syria-ear99');
  });

  it('start where the instruments start', () => {
    expect(ids('crimea', '2014-12-18')).not.toContain('us-ofac-crimea');
    expect(ids('crimea', '2014-12-19')).toContain('us-ofac-crimea');
    expect(ids('donetsk', '2022-02-20')).toEqual(['uk-ukraine-regions']);
    expect(ids('kherson', '2022-10-06')).not.toContain('eu-occupied-south');
  });

  it('tell an arms embargo on a country from one on its armed groups', () => {
    const on = (country: string) => armsEmbargoesOn(country, '2026-11-23').map((row) => `${row.jurisdiction} ${row.reach}`);
    expect(on('SS')).toEqual(['EU country', 'UN country']);
    expect(on('IQ')).toEqual(['EU non_state', 'UN non_state']);
    expect(on('DE')).toEqual([]);
  });
});

describe('embassyOf', () => {
  it.each([
    ['Embassy of the Islamic Republic of Iran', 'IR'],
    ['Consulado General de Cuba', 'CU'],
    ['Посольство Российской Федерации', 'RU'],
    ['Embassy of Iraq', null],
    ['Iran Air Cargo', null],
    ['Embassy of Japan', null],
    ['Embassy Suites', null],
  ])('reads %s as %s', (name, state) => {
    const [party] = orderOf({ parties: [{ name }] }).parties;
    expect(embassyOf(party as NonNullable<typeof party>)).toBe(state);
  });
});
