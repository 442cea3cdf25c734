/** A pointer into law, a list or the deployer's own policy. Every finding carries at least one. */
export interface Citation {
  /** For example `15 CFR Part 746`, `Regulation (EU) 2021/821`, `OFAC Specially Designated Nationals List`, `ruleset rs_…`. */
  instrument: string;
  /** Paragraph, row or entry inside the instrument, for example `746.6(a)(1)` or `AE, NS 1`. */
  pinpoint: string | null;
  url: string | null;
  /** Edition of the text relied on (issue date, CELEX number, list publication date). */
  edition?: string | null;
}
