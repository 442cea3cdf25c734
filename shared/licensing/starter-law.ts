import { type LawTables, lawTables } from './law-tables.ts';

let tables: LawTables | null = null;

/** The embedded edition: what license determination works on until a refresh replaces it. */
export function starterLaw(): LawTables {
  tables ??= lawTables({});
  return tables;
}
