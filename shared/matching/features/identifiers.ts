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
    const misread = misreadNumber(query.identifiers, theirs);
    if (misread) return misread;
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

/** A number of a kind that the listed party has too, whose check digit is wrong: mistyped, so it neither finds nor rules out. */
function misreadNumber(ours: readonly Identifier[], theirs: readonly IdentifierKey[]): Compared | null {
  for (const one of ours) {
    const type = one.type.toLowerCase();
    if (!checked.has(type) || identifierKey(one) !== null) continue;
    const listed = theirs.find((key) => key.group === type);
    if (!listed || ours.some((other) => identifierKey(other)?.group === type)) continue;
    const detail = `The ${label(listed)} given is not a valid one: its check digit is wrong.`;
    return { verdict: 'neutral', score: 0.5, case: 'invalid', detail, query: one.value, candidate: listed.value };
  }
  return null;
}
const checked = new Set(['imo', 'lei']);

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
const label = (key: IdentifierKey): string => words[key.document ?? key.group] ?? (key.document ?? key.group).replace(/_/g, ' ');
/** Kinds of number in the words of a reader. */
const words: Record<string, string> = {
  imo: 'IMO ship number',
  mmsi: 'MMSI number',
  lei: 'LEI',
  bic: 'bank code (BIC)',
  crypto: 'wallet address',
  domain: 'web domain',
  email: 'e-mail address',
  phone: 'telephone number',
  document: 'document number',
  passport: 'passport number',
  national_id: 'national identity number',
  tax: 'tax number',
  registration: 'registration number',
  license: 'license number',
};
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
