import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareParty } from '../../shared/matching/compare-party.ts';
import { weights } from '../../shared/matching/weights.ts';
import type { PartyType } from '../../shared/model/party.ts';

const score = (query: string, listed: string, type: PartyType = 'person'): number =>
  compareParty({ name: query, type }, { names: [listed], type }).nameScore;

/** Own pairs, one a rule; bars are those of review (0.70) and strong (0.95). */
const alike: readonly (readonly [string, string, PartyType?])[] = [
  ['Ivan Sokolovskij', 'SOKOLOVSKY, Ivan'],
  ['Иван Соколовский', 'Ivan Sokolovsky'],
  ['Mohamed Abdelrahman', 'MUHAMMAD, Abd al-Rahman'],
  ['محمد عبد الرحمن', 'Muhammad Abdulrahman'],
  ['Bob Zubrowski', 'ZUBROWSKI, Robert'],
  ['Gen. Pavel Zhdanko', 'ZHDANKO, Pavel'],
  ['P. Zhdanko', 'ZHDANKO, Pavel Ivanovich'],
  ['Xu Jianwen', 'XU, Jian Wen'],
  ['许建文', 'Xu Jianwen'],
  ['박철수', 'PAK, Chol Su'],
  ['Kovalenko Irina', 'Iryna KOVALENKO'],
  ['Korvex Elec & Tech Intl', 'Korvex Electronics and Technologies International Co., Ltd.', 'organization'],
  ['Korvex GmbH', 'KORVEX LLC', 'organization'],
  ['OOO Korvex', 'Korvex Limited Liability Company', 'organization'],
  ['Korvex Limtied', 'Korvex Limited', 'organization'],
  ['Brigade Nine', 'Brigade 9', 'organization'],
  ['M/V Silver Heron 7', 'SILVER HERON 7', 'vessel'],
  ['Korvex Ticafet Lmited Sirketi', 'KORVEX TICARET LIMITED SIRKETI', 'organization'],
  ['Korvex FvZCO', 'KORVEX FZCO', 'organization'],
  ['KORVEX AO Marie', 'KORVEX AO', 'organization'],
  ['L.L.C. K.V.X.', 'K.V.X. L.L.C.', 'organization'],
  ['Korvex d.o.o. Beograd', 'KORVEX DOO', 'organization'],
  ['Korvex Trading, 78 Rose Avenue', 'KORVEX TRADING', 'organization'],
  ['Motor Yacht Lady K', 'LADY K', 'vessel'],
  ['Silver Heron I', 'SILVER HERON 1', 'vessel'],
  ['Cheng Kuo-en', 'CHENG Guoen'],
  ['Pavel Zhdantschuk', 'Pavel ZHDANCHUK'],
];
const different: readonly (readonly [string, string, PartyType?])[] = [
  ['Li', 'LI, Jianwen'],
  ['Maria Garcia', 'GARCIA LORENZANA, Mariano'],
  ['Hassan Zubrowski', 'ZUBROWSKI, Hussein'],
  ['Ahmed Ali', 'Ali Mahmoud Hassan Karim'],
  ['Korvex Trading LLC', 'Delmora Trading LLC', 'organization'],
  ['Bank of Delmora', 'Bank of Korvex', 'organization'],
  ['Silver Heron 7', 'SILVER HERON 8', 'vessel'],
  ['A. Zhdanko', 'ZHDANKO, Pavel'],
  ['National Company', 'Delmora National Company', 'organization'],
  ['National Bank of Norway', 'NATIONAL BANK', 'organization'],
  ['Lima Electronics Trading LLC', 'ELECTRONICS TRADING LLC', 'organization'],
  ['Cho Yu-jin', 'YU Jin'],
  ['조유진', 'YU Jin'],
  ['Dmitry Zhdanko', 'Dmitry Z'],
  ['מיכל לוי', 'Miguel LOYA'],
];

describe('a pair of names', () => {
  it.each(alike)('takes %s for %s', (query, listed, type) =>
    expect(score(query!, listed!, type as PartyType | undefined)).toBeGreaterThanOrEqual(0.7),
  );
  it.each(different)('tells %s from %s', (query, listed, type) =>
    expect(score(query!, listed!, type as PartyType | undefined)).toBeLessThan(0.7),
  );

  it('costs more to contradict than to leave out', () => {
    const full = 'Ivan Petrovich Zhdanko';
    expect(score('Ivan Zhdanko', full)).toBeGreaterThan(score('Ivan Borisovich Zhdanko', full));
  });

  it('never loses by one more word that agrees', () => {
    const words = ['Ivan', 'Petrovich', 'Zhdanko', 'Korvex', 'Delmora'];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 1, maxLength: 4 }), fc.constantFrom(...words), (some, more) => {
        if (some.includes(more)) return;
        expect(score([...some, more].join(' '), words.join(' '))).toBeGreaterThanOrEqual(score(some.join(' '), words.join(' ')));
      }),
    );
  });

  it('does not depend on order or case, and little on the legal form', () => {
    const words = ['Zhdanko', 'Korvex', 'Delmora', 'Silver'];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 2 }), (shuffled) => {
        expect(score(shuffled.join(' ').toUpperCase(), 'Zhdanko Korvex Delmora')).toBe(
          score([...shuffled].sort().join(' '), 'Zhdanko Korvex Delmora'),
        );
        expect(
          Math.abs(
            score(`${shuffled.join(' ')} LLC`, 'Zhdanko Korvex Delmora LLC', 'organization') -
              score(shuffled.join(' '), 'Zhdanko Korvex Delmora LLC', 'organization'),
          ),
        ).toBeLessThan(0.05);
      }),
    );
  });

  it('is a number between nought and one, and one for itself, for any two texts', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const { score: total, nameScore } = compareParty({ name: a }, { names: [b] });
        expect(total >= 0 && total <= 1 && nameScore >= 0 && nameScore <= 1).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is decided by an equal document, whatever the spelling, and not by one of another country', () => {
    const passport = (country: string | null) => [{ type: 'passport', value: 'E12345678', country }];
    const compare = (country: string) =>
      compareParty({ name: 'Chang Wei', identifiers: passport('CN') }, { names: ['ZHANG, Wei'], identifiers: passport(country) })
        .score;
    expect(compare('CN')).toBe(1);
    expect(compare('KP')).toBeLessThan(1);
  });
});

it('takes an organization under a person’s name for mislabelled, and one that says what it does for a company', () => {
  const declared = (name: string): number =>
    compareParty({ name, type: 'organization' }, { names: ['ZHDANKO, Pavel Ivanovich'], type: 'person' }).score;
  expect(declared('Pavel Ivanovich Zhdanko')).toBe(0.95);
  expect(declared('Pavel Zhdanko')).toBeGreaterThanOrEqual(0.7);
  expect(declared('Pavel Zhdanko Trading LLC')).toBeLessThan(0.7);
});

it.each([
  ['Ivan Sokolovskij', 'SOKOLOVSKY, Ivan', /^2 of the listed name’s 2 words found, 1 of them by resemblance; about one name in/],
  ['Ivan Zhdanko', 'ZHDANKO, Ivan Petrovich', /^2 of the listed name’s 3 words found; only on the list: petrovich; about/],
  ['Korvex', 'KORVEX OAO', /^1 of the listed name’s 2 words found; only on the list: legal form \(jsc\); about/],
  ['Korvex', 'Zhdanko', /^No word of the listed name was found; not on the list: korvex; only on the list: zhdanko\.$/],
])('says in a sentence how %s and %s agree', (name, listed, expected) => {
  const { features } = compareParty({ name }, { names: [listed] });
  expect(features[0]!.detail).toMatch(expected);
});

it('names the number that differs, and the one that was mistyped', () => {
  const ship = (value: string): string | undefined =>
    compareParty(
      { name: 'Silver Heron', type: 'vessel', identifiers: [{ type: 'imo', value, country: null }] },
      { names: ['SILVER HERON'], type: 'vessel', identifiers: [{ type: 'imo', value: '9569621', country: null }] },
    ).features.find((feature) => feature.name === 'identifiers')?.detail;
  expect(ship('9187629')).toBe('The IMO ship number differs.');
  expect(ship('9569612')).toBe('The IMO ship number given is not a valid one: its check digit is wrong.');
  expect(ship('IMO 9569621')).toBe('The IMO ship number is equal.');
});

describe('the features', () => {
  it('each explain themselves and have a row of weights for what they answer', () => {
    expect(new Set(weights.map((weight) => weight.feature.name)).size).toBe(weights.length);
    for (const { feature, cases } of weights) {
      expect(feature.meaning.length).toBeGreaterThan(40);
      expect(Object.keys(cases).length).toBeGreaterThan(0);
    }
  });
});
