/**
 * A remembered "this party is not that listed party". It speaks for exactly one party as it was, one entry as it was, until one day:
 * when any of them changes it says nothing, and the match holds again.
 */
export interface Suppression {
  id: string;
  /** Fingerprint of the party's facts at the time (`shared/decisions/party-fingerprint.ts`). */
  partyFingerprint: string;
  entryId: string;
  /** Content hash of the entry at the time. */
  entryHash: string;
  /** What the policy said about such matches at the time (`shared/rules/match-basis.ts`). */
  basis: string;
  reason: string;
  author: string;
  /** Where the evidence lies: the review, or a reference into the deployer's files. */
  evidence: string;
  createdAt: string;
  /** ISO instant after which it says nothing. */
  expiresAt: string;
  ended: { at: string; by: string; reason: string } | null;
}
