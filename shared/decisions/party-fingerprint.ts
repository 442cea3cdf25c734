import type { Party } from '../model/party.ts';
import { digestOf } from './canonical-json.ts';

/**
 * One value for one party as it is: every fact that could tell it from a listed party. A new address, alias or birth date is another
 * fingerprint, and what was remembered about the old one no longer speaks (a bank was fined for a list of cleared customers that
 * kept clearing them at new addresses). Ids and roles are the order's, not the party's.
 */
export function partyFingerprint(party: Party): string {
  const { id: _id, roles: _roles, ...facts } = party;
  return digestOf(plain(facts)).slice('sha256:'.length, 'sha256:'.length + 40);
}

/** Letter case, spacing and the order of lists are not facts. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  if (Array.isArray(value)) return value.map(plain).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
