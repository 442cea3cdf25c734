import { type LawParts, type LawTables, lawTables } from './law-tables.ts';
import { starterLaw } from './starter-law.ts';

/** Law tables from the artefact of an edition (JSON, one member per law source); the embedded edition for null. */
export function loadLaw(bytes: Uint8Array | null): LawTables {
  if (!bytes) return starterLaw();
  return lawTables(JSON.parse(new TextDecoder().decode(bytes)) as LawParts);
}
