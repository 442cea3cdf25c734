import { expect, it } from 'vitest';
import { theCountry } from '../../shared/licensing/the-country.ts';

it.each([
  ['US', 'the United States'],
  ['AE', 'the United Arab Emirates'],
  ['NL', 'the Netherlands'],
  ['KY', 'the Cayman Islands'],
  ['CD', 'the Democratic Republic of the Congo'],
  ['DE', 'Germany'],
  ['SD', 'Sudan'],
  ['XX', 'XX'],
])('says %s as %s', (code, name) => {
  expect(theCountry(code)).toBe(name);
});
