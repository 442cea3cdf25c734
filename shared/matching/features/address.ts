import type { Address } from '../../model/party.ts';
import { cleanName } from '../../names/clean-name.ts';
import { splitWords } from '../../names/split-words.ts';
import { addressKey } from '../address-key.ts';
import type { Compared, Feature } from './feature.ts';

/**
 * Street, town and postcode. An equal full address or postcode supports the match; a different one is only noted, because
 * everybody may have several addresses.
 */
export const address: Feature = {
  name: 'address',
  fact: 'address.lines',
  meaning: 'Street, town and postcode. Equality supports the match; difference is noted and clears nobody.',
  compare(query, listed) {
    let best: Compared | null = null;
    for (const a of query.addresses) {
      for (const b of listed.addresses) {
        const compared = compareAddresses(a, b);
        if (compared && (!best || compared.score > best.score)) best = compared;
      }
    }
    return best;
  },
};

function compareAddresses(a: Address, b: Address): Compared | null {
  const pair = { query: text(a), candidate: text(b) };
  const key = addressKey(a);
  if (key !== null && key === addressKey(b))
    return { verdict: 'for', score: 1, case: 'full', detail: 'The full addresses agree.', ...pair };
  if (differ(a.country, b.country)) return null;
  if (a.postalCode && b.postalCode && plain(a.postalCode) === plain(b.postalCode)) {
    return { verdict: 'for', score: 0.8, case: 'postcode', detail: 'The postcodes agree.', ...pair };
  }
  const [cityA, cityB] = [plain(a.city ?? ''), plain(b.city ?? '')];
  if (cityA === '' || cityB === '') return null;
  return cityA === cityB
    ? { verdict: 'for', score: 0.6, case: 'city', detail: 'The towns agree.', ...pair }
    : { verdict: 'against', score: 0, case: 'different', detail: 'The towns differ.', ...pair };
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
const plain = (value: string): string =>
  splitWords(cleanName(value).text)
    .words.map((word) => word.text)
    .join('');
const text = (one: Address): string => [...one.lines, one.city, one.postalCode, one.country].filter(Boolean).join(', ');
