import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levenshtein } from '../../shared/names/edit-distance.ts';
import { letterSet, lettersApart, setPattern, withinPattern, withinPlain } from '../../shared/names/edit-pattern.ts';
import type { NameToken } from '../../shared/names/name-token.ts';
import { nameKinship } from '../../shared/names/name-variants.ts';
import { prepareName } from '../../shared/names/prepare-name.ts';
import { tokenDistance } from '../../shared/names/token-distance.ts';
import { fuzzySimilarity, isTooFar, tokenSimilarity } from '../../shared/names/token-similarity.ts';

const token = (word: string): NameToken => prepareName(word, 'person').tokens[0]!;
const alike = (a: string, b: string): number => tokenSimilarity(token(a), token(b)) / 10_000;
const word = fc.string({ unit: fc.constantFrom(...'abcdehikmnostvyz'), minLength: 1, maxLength: 12 });

/** Levenshtein as a textbook writes it. */
function plainDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
  }
  return rows[a.length]![b.length]!;
}

describe('token similarity', () => {
  it.each([
    ['Mohammed', 'Muhamad'],
    ['Qadhafi', 'Kadafi'],
    ['Prigozhin', 'Prigoxhin'],
    ['Sergei', 'Sergej'],
    ['Bill', 'William'],
    ['Dima', 'Dmitry'],
    ['Уладзіміравіч', 'Vladimirovich'],
    ['Миколайович', 'Nikolaevich'],
    ['Гладкоў', 'Gladkov'],
    ['Яўген', 'Yevgeny'],
    ['Kim', 'Gim'],
    ['Zhang', 'Cheung'],
    ['محمد', 'Muhammad'],
    ['حسين', 'Husayn'],
    ['مرتضی', 'Morteza'],
    ['موسوی', 'Moussavi'],
    ['زهير', 'Zuhair'],
    ['شومان', 'Chouman'],
    ['کشکولی', 'Kashkouli'],
    ['لؤي', 'Louay'],
    ['باقری', 'Bagheri'],
  ])('takes %s and %s for one name', (a, b) => expect(alike(a, b)).toBeGreaterThanOrEqual(0.8));

  it.each([
    ['Hassan', 'Hussein'],
    ['Luis', 'Luisa'],
    ['Li', 'Lu'],
    ['Anna', 'Annabel'],
    ['Suharto', 'Sukarno'],
    ['Starkey', 'Starmer'],
    ['Jianhong', 'Jiantong'],
    ['Xiaoyan', 'Xiaojun'],
    ['فرزاد', 'Farhat'],
  ])('takes %s and %s for two', (a, b) => expect(alike(a, b)).toBeLessThan(0.6));

  it('is symmetric and within bounds', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a));
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        expect(alike(a, a)).toBe(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('counts edits like the textbook, plainly and by machine words', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 }), (a, b, edits) => {
        expect(levenshtein(a, b, edits)).toBe(Math.min(plainDistance(a, b), edits + 1));
        setPattern(a);
        const chars = Uint8Array.from(b, (letter) => letter.charCodeAt(0));
        expect(withinPattern(chars, 0, chars.length, edits)).toBe(withinPlain(a, b, edits));
        if (plainDistance(a, b) <= edits) expect(lettersApart(letterSet(a), letterSet(b))).toBeLessThanOrEqual(2 * edits);
      }),
      { numRuns: 5000 },
    );
  });

  it('calls two words too far apart only when their spelling gives them no similarity', () => {
    const ending = fc.constantFrom('', 'ov', 'ova', 'in', 'ina', 'sky', 'skaya');
    fc.assert(
      fc.property(word, ending, fc.option(word), ending, (head, oneEnd, other, otherEnd) => {
        const [a, b] = [head + oneEnd, (other ?? head) + otherEnd].map((text): NameToken => ({ ...token('Ivan'), text }));
        const chars = new TextEncoder().encode(b!.text);
        if (isTooFar(a!.text, chars, 0, chars.length) && nameKinship(a!.text, b!.text) === null)
          expect(fuzzySimilarity(a!, b!)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('never charges more than the plain edits', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(tokenDistance(a, b, 10_000, 0)).toBeLessThanOrEqual(100 * plainDistance(a, b));
      }),
      { numRuns: 2000 },
    );
  });
});
