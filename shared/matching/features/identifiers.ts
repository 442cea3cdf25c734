import type { Identifier } from '../../model/party.ts';
import { type IdentifierKey, identifierKey } from '../identifier-key.ts';
import type { Compared, Feature } from './feature.ts';

/** Numbers given to one ship or one legal person only: another number is another ship or person. */
const unique = new Set(['imo', 'lei', 'mmsi']);

/**
 * Passport, tax, registration and ship numbers, bank codes and wallet addresses, compared character by character after
 * removing spaces and punctuation, with their check digits. Equality decides; a transposed digit is another document.
 */
export const identifiers: Feature = {
  name: 'identifiers',
  fact: 'identifiers',
  meaning:
    'Document, registration, ship and wallet numbers, character by character. Equality decides; one digit off is another document.',
  compare(query, listed) {
    const ours = keysOf(query.identifiers);
    const theirs = keysOf(listed.identifiers);
    if (ours.length === 0 || theirs.length === 0) return null;
    let different: Compared | null = null;
    for (const a of ours) {
      for (const b of theirs) {
        if (sameIdentifier(a, b)) return answer('for', 1, 'equal', `The ${label(a)} is equal.`, a, b);
        if (unique.has(a.group) && a.group === b.group)
          different = answer('against', 0, 'unique', `The ${label(a)} differs.`, a, b);
        else if (isSameDocumentKind(a, b)) different ??= answer('against', 0.2, 'document', `The ${label(a)} differs.`, a, b);
      }
    }
    return different;
  },
};

/** Equal in value, and not told apart by kind of document or issuing country. */
export function sameIdentifier(a: IdentifierKey, b: IdentifierKey): boolean {
  if (a.group !== b.group || a.value !== b.value) return false;
  if (a.document !== null && b.document !== null && a.document !== b.document) return false;
  return a.country === null || b.country === null || a.country === b.country;
}

const keysOf = (list: readonly Identifier[]): IdentifierKey[] => list.map(identifierKey).filter((key) => key !== null);
const isSameDocumentKind = (a: IdentifierKey, b: IdentifierKey): boolean =>
  a.group === 'document' &&
  b.group === 'document' &&
  a.document !== null &&
  a.document === b.document &&
  a.country !== null &&
  a.country === b.country;
const label = (key: IdentifierKey): string => (key.document ?? key.group).replace(/_/g, ' ');
const answer = (
  verdict: Compared['verdict'],
  score: number,
  which: string,
  detail: string,
  a: IdentifierKey,
  b: IdentifierKey,
): Compared => ({
  verdict,
  score,
  case: which,
  detail,
  query: a.value,
  candidate: b.value,
});
