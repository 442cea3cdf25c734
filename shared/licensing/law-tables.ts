import type { EuLaw, UsLaw } from '../model/law.ts';
import { starterEu, starterUs } from './starter-tables.ts';

/** The law of one edition, loaded and ready. */
export interface LawTables {
  /** Edition of each table, for example `{ "us-ear": "2026-07-23", "eu-dual-use": "02021R0821-20251115" }`. */
  editions: Record<string, string>;
  us: UsLaw;
  eu: EuLaw;
}

/** The artefact of an edition: one table per law source, by source id. */
export type LawParts = Partial<{ 'us-ear': UsLaw; 'eu-dual-use': EuLaw }>;

/** Tables of an edition; a source it lacks keeps the embedded edition. */
export function lawTables(parts: LawParts): LawTables {
  const us = parts['us-ear'] ?? starterUs;
  const eu = parts['eu-dual-use'] ?? starterEu;
  return { editions: { 'us-ear': us.edition, 'eu-dual-use': eu.edition }, us, eu };
}
