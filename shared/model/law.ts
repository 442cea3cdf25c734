/**
 * Tables of law as data: what a law source yields, an edition keeps and `shared/licensing` asks. Facts only (codes, marks,
 * limits, destinations, dates), each table with its edition and citation; the official wording stays with the publisher.
 */

/** Edition and place of one table. */
export interface LawStamp {
  /** For example `15 CFR Part 774 Supp. 1`. */
  instrument: string;
  /** Issue date or CELEX number. */
  edition: string;
  url: string | null;
}

/**
 * Which items of an entry a statement reaches. Parts given together must all hold; clauses in a list are alternatives.
 * Absent parts reach everything.
 */
export interface LawClause {
  /** Item paragraphs reached, relative to the entry: `a.1`, `z.2.a`. */
  in?: string[];
  /** Item paragraphs not reached. */
  not?: string[];
  /** Software and technology: entries it is for, `3A001.b.2`, `3B`, or a range `1B115-1B119`. */
  for?: string[];
  /** Fact that must hold: `rangeKm>=300`, `!civilTelecom`, joined by `&` or `|`. */
  if?: string;
}

/** One license requirement of a control entry. */
export interface LawRow {
  /** `NS`, `MT`, … of 738.2(d)(2)(i). */
  reason: string;
  /** Destination predicate: a chart column (`NS1`) or a set (`AE+D:1+D:5-A:5`, `*`, `*-CA`); see `read-destinations`. */
  to: string;
  /** Section that states it, when the row names one. */
  at?: string;
  /** Absent: the entire entry. */
  scope?: LawClause[];
  /** Only when shipped from these destinations (same grammar as `to`). */
  from?: string;
}

/** What an entry says about one list-based license exception. Absent code: the entry does not offer it. */
export interface ListException {
  /** Items it is offered for. Empty: not offered (`N/A`). */
  yes: LawClause[];
  /** Value limits in US dollars by items (LVS only). */
  limits?: { usd: number; scope?: LawClause }[];
  /** Items it is expressly not offered for. */
  no?: LawClause[];
  /** Not for items controlled for these reasons. */
  noReasons?: string[];
  /** Destinations it is not offered for. */
  notTo?: string;
  /** License Exception STA: where the entry bars it, and for which items (absent: all of them). */
  bars?: { to: string; scope?: LawClause }[];
  /** True when the entry's wording was not understood: a person must read it. */
  unread?: boolean;
}

export interface EccnEntry {
  title: string;
  /** Reasons for control as the entry lists them. */
  reasons: string[];
  rows: LawRow[];
  exceptions: Record<string, ListException>;
  /** `itar_pointer`, `other_agency`, `reserved`, `no_rows`, `short_supply` … */
  flags?: string[];
  /** Item paragraphs in short, `a14 b12 c z4`: letters, each with its highest number. Absent: not known. */
  paragraphs?: string;
}

export interface ChartRow {
  /** Marked columns. */
  marks: string[];
  footnotes?: number[];
  /** Sections a referral row points to; such a row has no marks and no permissive meaning. */
  refer?: string[];
}

/** A chart footnote: requirements it adds to the grid, sections it points to, or a text that does not fit its country. */
export interface ChartFootnote {
  /** Requirements for entries; with `column` only where that column is what the footnote keeps alive. */
  rows?: { entry: string; reason: string; column?: string; scope?: LawClause[] }[];
  refer?: string[];
  note?: string;
  /** Not understood or not fitting: a question for every control-listed item, never applied by itself. */
  unread?: boolean;
}

/** A stay read from an Effective Date Note. */
export interface LawStay {
  section: string;
  /** Federal Register citation. */
  by: string;
  /** Last day, `YYYY-MM-DD`. */
  until: string;
}

export interface UsLaw {
  kind: 'us-ear';
  format: 1;
  /** Edition of the main tables (eCFR issue date). */
  edition: string;
  stamps: Record<string, LawStamp>;
  /** The 16 columns in the order of the chart. */
  columns: string[];
  chart: Record<string, ChartRow>;
  footnotes: Record<string, ChartFootnote>;
  /** Destinations that take another's row and groups, with the provision that says so. */
  inherits: Record<string, { from: string; basis: string }>;
  groups: Record<string, string[]>;
  entries: Record<string, EccnEntry>;
  /** Section of Part 740 by exception code. */
  exceptions: Record<string, string>;
  stays: LawStay[];
  /** HTS-6 lists of Part 746 by paragraph, and the countries of Supp. 3. */
  hts: Record<string, string[]>;
  partners: string[];
  /** OFAC program tags of 744.8(a)(1). */
  sdnTags: string[];
  /** Item paragraphs as published, for quoting; the embedded edition has none. */
  texts?: Record<string, string[]>;
}

export interface EuEntry {
  title: string;
}

export interface EuGeneralAuthorization {
  title: string;
  /** Annex I codes it covers; `*` all, `D` and `E` software and technology. */
  covers: string[];
  /** Codes it does not cover, beside Section I where `sectionI` is true. */
  except: string[];
  sectionI: boolean;
  /** Destinations; empty with `notTo` = everywhere else. */
  to: string[];
  notTo: string[];
}

export interface EuLaw {
  kind: 'eu-dual-use';
  format: 1;
  /** CELEX number and consolidation date. */
  edition: string;
  stamps: Record<string, LawStamp>;
  entries: Record<string, EuEntry>;
  /** Codes of Section I of Annex II. */
  sectionI: string[];
  authorizations: Record<string, EuGeneralAuthorization>;
  /** Item paragraphs as published, for quoting; the embedded edition has none. */
  texts?: Record<string, string[]>;
}
