/** The law of one edition, loaded and ready: see the tables of `us/` and `eu/`. */
export interface LawTables {
  /** Edition of each table, for example `{ "us-ear": "2026-07-23", "eu-dual-use": "02021R0821-20251115" }`. */
  editions: Record<string, string>;
}
