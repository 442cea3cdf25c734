import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { crossLine, destinationsOf } from './law-cross.ts';

const file = join(import.meta.dirname, 'golden/eccn-by-destination.txt');
// Written anew on request only; the diff is then read line by line.
const rewrite = process.env.REWRITE_GOLDEN === '1';

/**
 * Every entry to every destination: `N` no license, `E` an exception lifts it, `R` a person must decide, `L` license. The bare entry,
 * $100, from the United States; one column per destination, in the order of the head line.
 */
it('judges every entry of the control list to every destination as reviewed', () => {
  const law = starterLaw();
  const destinations = destinationsOf(law);
  const head = [`edition ${law.us.edition}`, `to ${destinations.join(' ')}`];
  const lines = Object.keys(law.us.entries)
    .sort()
    .map((eccn) => `${eccn} ${crossLine(eccn, destinations, law)}`);
  const found = `${[...head, ...lines].join('\n')}\n`;
  if (rewrite || !existsSync(file)) writeFileSync(file, found);
  const golden = readFileSync(file, 'utf8').split('\n');
  const changed = found.split('\n').filter((line, index) => line !== golden[index]);
  expect(changed).toEqual([]);
  expect(lines).toHaveLength(638);
});
