import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { normalizerHash } from '../../shared/names/normalizer-hash.ts';

const folder = join(import.meta.dirname, '../../shared/names');
/** Files that do not decide what a name becomes. */
const apart = new Set(['resolve-country.ts', 'normalizer-hash.ts', 'words/countries.json']);

it('names every rule and table that an index depends on: write the printed hash into normalizer-hash.ts', () => {
  const files = [...readdirSync(folder), ...readdirSync(join(folder, 'words')).map((name) => `words/${name}`)];
  const text = files
    .filter((name) => /\.(?:ts|json)$/.test(name) && !apart.has(name))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    .join('\n');
  expect(normalizerHash).toBe(hash('sha256', text).slice(0, 16));
});
