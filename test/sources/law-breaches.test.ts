import { describe, expect, it } from 'vitest';
import { lawBreaches } from '../../shared/sources/law-breaches.ts';

const table = (codes: string[]) => ({ entries: Object.fromEntries(codes.map((code) => [code, {}])) });
const hundred = Array.from({ length: 100 }, (_, index) => `${index}A001`);

describe('a new edition of a law table', () => {
  it('goes into force when nothing is lost', () => {
    expect(lawBreaches(table(hundred), table([...hundred, '3A999']))).toEqual([]);
    expect(lawBreaches(null, table(hundred))).toEqual([]);
  });

  it('waits for a person when an entry is gone', () => {
    expect(lawBreaches(table(hundred), table(hundred.slice(1)))).toEqual([
      { code: 'entries_lost', list: null, message: '1 entries are gone: 0A001' },
    ]);
  });

  it('waits for a person when it grows or shrinks by more than a twentieth', () => {
    expect(lawBreaches(table(hundred), table([...hundred, 'a', 'b', 'c', 'd', 'e', 'f'])).map((one) => one.code)).toEqual([
      'size',
    ]);
  });
});
