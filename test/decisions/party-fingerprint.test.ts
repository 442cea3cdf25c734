import { expect, test } from 'vitest';
import { partyFingerprint } from '../../shared/decisions/party-fingerprint.ts';
import type { Party } from '../../shared/model/party.ts';
import { ordinaryOrder } from '../fixtures/ordinary-record.ts';

const party: Party = { ...ordinaryOrder.parties[0]!, aliases: ['Kocherwerk', 'KWF'] };
const fingerprint = (change: Partial<Party>) => partyFingerprint({ ...party, ...change });

test('the same party has one fingerprint, however it is typed and whatever it does in the order', () => {
  const same = partyFingerprint(party);
  expect(same).toMatch(/^[0-9a-f]{40}$/);
  expect(fingerprint({ name: '  KOCHERWERK   Feinmechanik gmbh ' })).toBe(same);
  expect(fingerprint({ aliases: ['kwf', 'Kocherwerk'] })).toBe(same);
  expect(fingerprint({ id: 'other', roles: ['end_user'] })).toBe(same);
});

test('every fact that could tell a party from a listed one changes it', () => {
  const same = partyFingerprint(party);
  const changes: Partial<Party>[] = [
    { name: 'Kocherwerk Feinmechanik AG' },
    { aliases: ['Kocherwerk'] },
    { type: 'person' },
    { address: { ...party.address!, city: 'Aalen' } },
    { address: null },
    { dateOfBirth: '1970' },
    { nationalities: ['IR'] },
    { identifiers: [] },
    { ownership: [{ name: 'Somebody', entryId: null, percent: 60 }] },
    { email: 'other@kocherwerk.example' },
    { phone: '+98 21 1' },
    { website: 'https://example.ir' },
  ];
  const all = new Set(changes.map(fingerprint));
  expect(all.size).toBe(changes.length);
  expect(all.has(same)).toBe(false);
});
