import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyItem } from '../../shared/classification/classify-item.ts';
import { regimeOf } from '../../shared/classification/regime-of.ts';
import tradeNames from '../../shared/classification/tables/trade-names.json' with { type: 'json' };
import { wordsOf } from '../../shared/classification/words-of.ts';
import { starterEu, starterUs } from '../../shared/licensing/starter-tables.ts';

const texts = {
  '3A001': ['a. General purpose integrated circuits:', 'a.7. Field programmable logic devices having more than 700 pins;'],
  '9A012': [
    'a. Unmanned aerial vehicles designed for controlled flight out of sight:',
    'a.1. Endurance of 30 minutes to an hour;',
  ],
};
const lists = { us: { ...starterUs, texts }, eu: starterEu };
const ask = (description: string | null, hs: string | null = null) => classifyItem({ description, hs }, lists);

describe('help with classification', () => {
  it('quotes the paragraph that meets the description best, and says by which words', () => {
    const [first] = ask('FPGA, field programmable logic');
    expect(first).toMatchObject({
      list: 'US',
      code: '3A001.a.7',
      quote: expect.stringContaining('Field programmable'),
      edition: '2026-07-23',
    });
    expect(first?.why).toContain('programmable');
  });

  it('knows the words of the trade', () => {
    expect(ask('drone').map((one) => one.code)).toContain('9A012');
    expect(ask('handcuffs').map((one) => one.code)).toContain('0A982');
    expect(ask('encrypted router').map((one) => one.code)).toEqual(expect.arrayContaining(['5A002']));
  });

  it.each([
    ['5-axis CNC milling machine', '2B001'],
    ['thermal camera 9 Hz', '6A003'],
    ['H100 GPU', '3A090'],
    ['night vision goggles', '6A002'],
    ['drone 24V motor', '9A012'],
    ['smartphone', '5A992'],
    ['3D metal printer', '2B910'],
    ['carbon fibre prepregs', '1C010'],
    ['rifle scope', '0A504'],
  ])('puts the entry that `%s` makes one think of among the first of the US list', (description, code) => {
    const american = ask(description).filter((one) => one.list === 'US');
    expect(american.slice(0, 2).map((one) => one.code.slice(0, 5))).toContain(code);
  });

  it.each([
    ['glove box isolator', '2B352'],
    ['remotely operated underwater vehicle', '8A001'],
    ['coordinate measuring machine', '2B006'],
    ['phone data extraction tool', '5A004'],
    ['diaphragm valve', '2B350'],
    ['krytron', '3A228'],
    ['quantum key distribution', '5A002'],
  ])('knows %s by the name the trade gives it', (description, code) => {
    expect(
      ask(description)
        .slice(0, 3)
        .map((one) => one.code.slice(0, 5)),
    ).toContain(code);
  });

  it('does not take a name inside a longer one for the thing itself', () => {
    const codes = ask('radar absorbing foam').map((one) => one.code.slice(0, 5));
    expect(codes.slice(0, 2)).toContain('1C001');
  });

  it('names only entries that the lists have', () => {
    const unknown = tradeNames.names.flatMap(({ us, eu }) => [
      ...us.filter((code) => starterUs.entries[code] === undefined),
      ...eu.filter((code) => starterEu.entries[code] === undefined),
    ]);
    expect(unknown).toEqual([]);
  });

  it('does not point to an entry by a number that means something else on the other list', () => {
    expect(
      ask(null, '880622')
        .filter((one) => one.code === '9A120')
        .map((one) => one.list),
    ).toEqual(['US']);
  });

  it('takes a tariff number for a hint and says so', () => {
    const found = ask(null, '8542.31');
    expect(found.map((one) => one.code)).toEqual(expect.arrayContaining(['3A001', '3A090', '3A991']));
    expect(found[0]?.why).toEqual(['HS 8542: integrated circuits']);
  });

  it('adds a hint to what the words say', () => {
    const plain = ask('field programmable logic').find((one) => one.code === '3A001.a.7');
    const hinted = ask('field programmable logic', '854239').find((one) => one.code === '3A001.a.7');
    expect(hinted?.score).toBeGreaterThan(plain?.score ?? 1);
  });

  it('offers nothing for words no list has', () => {
    expect(ask('wedding cake with marzipan')).toEqual([]);
  });

  it('keeps its answers few, in order, and scored from 0 to 1, whatever it is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (description, hs) => {
        const found = ask(description, hs);
        expect(found.length).toBeLessThanOrEqual(12);
        expect(found.map((one) => one.score)).toEqual(found.map((one) => one.score).sort((a, b) => b - a));
        expect(found.every((one) => one.score > 0 && one.score <= 1 && one.quote !== '')).toBe(true);
      }),
    );
  });
});

describe('words', () => {
  it('meet in their stems', () => {
    expect(wordsOf('Encrypted routers')).toEqual(wordsOf('encrypting router'));
  });
  it('leave out what every entry says', () => {
    expect(wordsOf('specially designed components therefor, as follows')).toEqual([]);
  });
});

describe('the origin of a control', () => {
  it.each([
    ['3A001', 'US', 'Wassenaar Arrangement'],
    ['9A101', 'EU', 'Missile Technology Control Regime'],
    ['2B201', 'US', 'Nuclear Suppliers Group, dual-use'],
    ['1C350', 'EU', 'Australia Group'],
    ['1C450', 'EU', 'Chemical Weapons Convention'],
    ['3A501', 'EU', 'outside the regimes (500 series)'],
    ['9A515', 'US', 'moved from the Munitions List, or United States only'],
    ['9A610', 'US', 'Wassenaar Munitions List (600 series)'],
    ['3A991', 'US', 'unilateral'],
    ['0B001', 'EU', 'NSG trigger list and Wassenaar Arrangement'],
  ] as const)('%s on the list of %s: %s', (code, list, regime) => {
    expect(regimeOf(code, list)).toBe(regime);
  });
});
