import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartyType } from '../../shared/model/party.ts';
import { foldSpelling } from '../../shared/names/fold-spelling.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';

const read = (name: string, type: PartyType = 'unknown'): string =>
  prepareName(name, type)
    .tokens.map((token) => token.text)
    .join(' ');

/** Written, read as: one row a rule of the normalizer. */
const readings: readonly (readonly [string, string, PartyType?])[] = [
  ['PUTIN, Vladimir', 'putin vladimir', 'person'],
  ['Владимир Путин', 'vladimir putin', 'person'],
  ['Θεόδωρος Παπαδόπουλος', 'theodoros papadopoulos', 'person'],
  ['Ευάγγελος Μπακογιάννης', 'evangelos bakogiannis', 'person'],
  ['Алеĸсандр', 'alexandr', 'person'],
  ['Анатóлий', 'anatoliy', 'person'],
  ['ვახტანგ გაბუნია', 'vakhtang gabunia', 'person'],
  ['김정은', 'kim jeong eun', 'person'],
  ['習近平', 'xi jin ping', 'person'],
  ['ナカムラ', 'nakamura', 'person'],
  ['عبد الرحمن', 'abd rhmn', 'person'],
  ['عبدالله', 'abdullah', 'person'],
  ['محمد بن سلمان', 'mhmd bin slman', 'person'],
  ['عبد الحق', 'abd hq', 'person'],
  ['عبدالله', 'abdullah', 'person'],
  ['عبداللهیان', 'abdalhyan', 'person'],
  ['العبيدي', 'al abydy', 'person'],
  ['محمدرضا', 'mhmd rdha', 'person'],
  ['علی اکبرطباطبایی', 'aly akbr tbatbayy', 'person'],
  ['بشارالاسد', 'bshar al asd', 'person'],
  ['عزالدين', 'azuddin', 'person'],
  ['أبوغيث', 'abu ghyth', 'person'],
  ['آدم', 'adm', 'person'],
  ['حمزة', 'hmzh', 'person'],
  ['حمزه', 'hmzh', 'person'],
  ['محـــمد', 'mhmd', 'person'],
  ['کاظم', 'kadhm', 'person'],
  ['كاظم', 'kadhm', 'person'],
  ['والمقاولات', 'and al construction', 'organization'],
  ['שלמה בן דוד', 'shlmh bin dwd', 'person'],
  ['Abd Allah', 'abdullah', 'person'],
  ['Najm-eddeen', 'najmuddin', 'person'],
  ['Abdulhai', 'abd hai', 'person'],
  ['Abd al-Rahman', 'abd rahman', 'person'],
  ['Abdurrahman', 'abd rahman', 'person'],
  ['Hadi Abdul', 'hadi abd', 'person'],
  ['Abdurahman', 'abd rahman', 'person'],
  ['Gadzhiyev', 'gajiyev', 'person'],
  ['Saif al-Din', 'saifuddin', 'person'],
  ['Seifeddine', 'seifuddin', 'person'],
  ['Benali', 'bin ali', 'person'],
  ['Jürgen Müller', 'jurgen muller', 'person'],
  ['Strauß', 'strauss', 'person'],
  ['Søren Østergård', 'soren ostergard', 'person'],
  ['Ig0r Sech1n', 'igor sechin', 'person'],
  ['Vladimir\u200b Putin', 'vladimir putin', 'person'],
  ['Ｖｌａｄｉｍｉｒ', 'vladimir', 'person'],
  ['Рutin', 'putin', 'person'],
  ['L.X.C Aviation', 'lxc aviation'],
  ['T.G.A. D.O.O.', 'tga #llc', 'organization'],
  ['Акционерное общество "Рособоронэкспорт"', '#jsc rosoboronexport'],
  ['华为技术有限公司', 'hua wei technology #ltd'],
  ['華為技術有限公司', 'hua wei technology #ltd'],
  ['杭州海康威视数字技术股份有限公司', 'hangzhou hikvision digital technology #ltd', 'organization'],
  ['深圳市大疆创新科技有限公司', 'shenzhen ji innovation technology #ltd', 'organization'],
  ['沈忠國際海運有限公司', 'shen zhong international shipping #ltd', 'organization'],
  ['王建设', 'wang jian she', 'person'],
  ['조선남강무역회사', 'korea nam gang trading #co', 'organization'],
  ['高市早苗', 'takaichi sanae', 'person'],
  ['田中太郎', 'tanaka taro', 'person'],
  ['First International Bank', '1 international bank', 'organization'],
  ['Brigade Forty-Four', 'brigade 44', 'organization'],
  ['Research Institute No 033', 'research institute no 33', 'organization'],
  ['Marwa Investments Lim Ited', 'marwa investments #ltd', 'organization'],
  ['Limited Liabilitycompany Tenron', '#llc tenron', 'organization'],
  ['Orchidia Tradingand Contracting', 'orchidia trading and contracting', 'organization'],
  ['Korea Myongdokshipping Co', 'korea myongdok shipping #co', 'organization'],
  ['Telecommunications Orland', 'telecommunications orland', 'organization'],
  ['11420 CORP.', '11420 #inc', 'organization'],
  ['Kabushiki Kaisha Toshin', '#jsc toshin', 'organization'],
];

describe('a prepared name', () => {
  it.each(readings)('reads %s as %s', (written, expected, type) =>
    expect(read(written!, type as PartyType | undefined)).toBe(expected),
  );

  it.each([
    '',
    '.',
    '-',
    'A',
    '😀😀',
    'LTD',
    'LLC Limited',
    'N/A',
    'TEST',
    'Mr',
    '12345',
    'xxxxxxxx',
    'Same as above',
    'শেখ',
    '\u202e\u200b',
    '\ud800',
    '\u0000',
  ])('cannot use %j', (name) => expect(prepareName(name, 'unknown').unusable).toBe(true));

  it.each(['Haji', 'De La', 'Sheikh', 'Li', 'constructor', '3M', '1C', '__proto__ Ltd', 'toString'])('keeps %s', (name) =>
    expect(prepareName(name, 'person').unusable).toBe(false),
  );

  it('says that look-alike letters were mixed, and only then', () => {
    expect(prepareName('Рutin', 'person').mixedScript).toBe(true);
    expect(prepareName('Путин Putin', 'person').mixedScript).toBe(false);
  });

  it('weighs a syllable of Chinese or Korean as one of a few hundred', () => {
    for (const word of ['Tian', 'Zhuang', 'Bin'])
      expect(prepareName(`${word} Maltseva`, 'person').tokens[0]!.weight).toBeLessThan(700);
  });

  it('bounds what it reads before anything expands', () => {
    for (const name of ['x '.repeat(10_000), `a${'\u0301'.repeat(200_000)}`, '\ufdfa'.repeat(256), 'ab'.repeat(100_000)]) {
      const prepared = prepareName(name, 'unknown');
      expect(prepared.truncated).toBe(true);
      expect(prepared.tokens.length).toBeLessThanOrEqual(30);
    }
  });

  it('is the same for any case, composition and spacing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const plain = read(name);
        expect(read(name.normalize('NFD'))).toBe(read(name.normalize('NFC')));
        expect(read(`  ${name}\t`)).toBe(plain);
      }),
    );
  });

  it('never throws and never makes a token outside its alphabet, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.constantFrom<PartyType>('person', 'organization', 'unknown'),
        (name, type) => {
          for (const token of prepareName(name, type).tokens) {
            expect(token.text).toMatch(/^(?:[a-z]+|[0-9]+|#[a-z]+)$/);
            expect(Number.isInteger(token.weight) && token.weight > 0 && token.weight <= 1000).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('folds spellings so that joining changes nothing', () => {
    const word = fc.string({ unit: fc.constantFrom(...'adehijkcpstxz'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(foldSpelling(foldSpelling(a) + foldSpelling(b))).toBe(foldSpelling(a + b));
      }),
      { numRuns: 3000 },
    );
  });
});
