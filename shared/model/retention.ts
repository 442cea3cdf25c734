/** Keeps an order's records beyond their time: a lawsuit, an investigation. */
export interface LegalHold {
  reference: string;
  reason: string;
  by: string;
  at: string;
}

/** A request of a person to be forgotten, and what the law leaves of it. */
export interface ErasureRequest {
  id: string;
  reference: string;
  receivedAt: string;
  receivedBy: string;
  /** `restricted`: kept under a legal duty until `restrictedUntil`, used for nothing else. `erased`: nothing is left. */
  state: 'restricted' | 'erased';
  restrictedUntil: string | null;
  basis: string;
}

/** Proof that records were deleted: which, when and under which policy; never what they said. */
export interface DeletionRecord {
  id: string;
  at: string;
  /** Day the deleted decisions were made. */
  day: string;
  deleted: { decisionId: string; digest: string; retainedUntil: string }[];
  /** Past their time, but under a legal hold or an open review. */
  kept: number;
  policy: { years: number; abandonedCartDays: number };
  /** Editions, their artefacts and rulesets that no decision needs any more. */
  knowledge?: { kind: 'edition' | 'ruleset' | 'artefact'; id: string }[];
}
