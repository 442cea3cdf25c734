import { describe, expect, it } from 'vitest';
import { foldSpelling } from '../../shared/names/fold-spelling.ts';
import listed from '../../shared/names/words/listed-names.json' with { type: 'json' };
import variants from '../../shared/names/words/name-variants.json' with { type: 'json' };
import population from '../../shared/names/words/population-names.json' with { type: 'json' };

const wordsOf = (levels: Record<string, string>): string[] => Object.values(levels).flatMap((words) => words.split(' '));

/** What the tables promise their readers; `test/bench/names/count-listed-names.ts` writes the second, people write the first. */
describe.each([
  ['people', population.levels as Record<string, string>, 5],
  ['listed parties', listed.levels as Record<string, string>, 10],
])('the table of name words among %s', (_, levels, step) => {
  it('has each word once, in letters, in order within its level', () => {
    const words = wordsOf(levels);
    expect(words.filter((word) => !/^[a-z]{2,}$/.test(word))).toEqual([]);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    for (const [level, row] of Object.entries(levels)) {
      const sorted = row.split(' ').sort();
      expect([level, row]).toEqual([level, sorted.join(' ')]);
    }
  });

  it('has levels between the commonest name and one in fifteen thousand', () => {
    for (const level of Object.keys(levels).map(Number)) {
      expect(level % step).toBe(0);
      expect(level).toBeGreaterThanOrEqual(100);
      expect(level).toBeLessThanOrEqual(420);
    }
  });
});

it('says of the table of people where its figures come from', () => {
  for (const origin of ['general knowledge', 'US Census', '@faker-js/faker']) expect(population.source).toContain(origin);
});

it('keeps the groups of one name apart: no group is a part of another', () => {
  const groups = variants.same.map((line) => new Set(line.split(' ').map(foldSpelling)));
  const contained = groups.filter((one, at) =>
    groups.some(
      (other, place) =>
        place !== at && one.size > 1 && [...one].every((word) => other.has(word)) && (one.size < other.size || place < at),
    ),
  );
  expect(contained.map((group) => [...group].join(' '))).toEqual([]);
});
