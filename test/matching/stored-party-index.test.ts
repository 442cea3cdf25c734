import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../shared/matching/build-index.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { screenParties } from '../../shared/matching/screen-party.ts';
import { buildStoredIndex, findStoredParties } from '../../shared/matching/stored-party-index.ts';
import type { Party, PartyType } from '../../shared/model/party.ts';
import { orderTo } from '../flows/order-fixture.ts';
import { listed } from '../flows/shop-world.ts';

const loaded = (bytes: Uint8Array) => {
  const index = loadIndex(bytes);
  if (!index.ok) throw new Error(index.trouble.message);
  return index.value;
};

const words =
  'Novaya Optika Baltic Marine Zarubezh Kalibr Gulf Horizon Petrov Ivan Ltd Trading Samara Orbit Wenzhou Al Noor Mohammed Ali Li Abdulrahman Essabar 44 J'.split(
    ' ',
  );
const arabic = ['محمد', 'علي', 'عبد الرحمن', 'آل صبار', 'الصبار', 'نور'];
const types = fc.constantFrom<PartyType>('person', 'organization', 'unknown');
const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const written = fc.oneof(
  { weight: 4, arbitrary: name },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...arabic, ...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  },
);
/** What buyers and clerks do to names. */
const change = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replace(' ', ''),
  (text) => text.replace(/(\w{4})(\w{2})/, '$1 $2'),
  (text) => text.replace(/(\w)(\w)/, '$2$1'),
  (text) => text.slice(1),
  (text) => text.split(' ').reverse().join(' '),
  (text) => `${text} Holding`,
  (text) => `c/o ${text}`,
);

describe('the index of stored parties', () => {
  it('finds every party that the door would find, whatever was done to the name', () => {
    const party = fc
      .tuple(written, change, fc.boolean(), types)
      .map(([text, changed, inAddress, type]) => ({ ...stored(changed(text), inAddress), type }));
    fc.assert(
      fc.property(
        fc.array(party, { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(name, types), { minLength: 1, maxLength: 5 }),
        (parties, names) => {
          const entries = [...new Map(names)].map(([one, type]) => listed(one, { type }));
          const delta = loaded(buildIndex(entries));
          const found = findStoredParties(loaded(buildStoredIndex(parties)), entries, 0.7);
          const atTheDoor = parties.flatMap((one, position) => (hits(delta, one) ? [position] : []));
          expect(atTheDoor.filter((position) => !found.has(position)).map((position) => parties[position]?.name)).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('finds a party by an identifier and by a full address alone', () => {
    const imo = { type: 'imo', value: '9074729', country: null };
    const parties = [stored('Quiet Waters', false), { ...stored('Other Waters', false), identifiers: [imo] }];
    const address = parties[0]?.address;
    const index = loaded(buildStoredIndex(parties));
    expect([...findStoredParties(index, [listed('Zzyzx', { identifiers: [imo] })], 0.7)]).toEqual([1]);
    const there = address ? [{ ...address, lines: ['12 OLD MILL ROAD'] }] : [];
    expect([...findStoredParties(index, [listed('Zzyzx', { addresses: there })], 0.7)].sort()).toEqual([0, 1]);
  });
});

const hits = (delta: ReturnType<typeof loaded>, party: Party): boolean =>
  (screenParties(delta, [party], { minScore: 0.7, perPartyLimit: 1 })[0]?.hits.length ?? 0) > 0;

function stored(text: string, inAddress: boolean): Party {
  const party = orderTo(inAddress ? 'Quiet Waters' : text, inAddress ? { street: text } : {}).parties[0];
  if (!party) throw new Error('no party');
  return { ...party, id: '', roles: [] };
}
