/** What the parts of Title 15 say, as read from the markup and before any of it is interpreted. */
export interface RawEntry {
  eccn: string;
  heading: string;
  reasons: string;
  rows: { control: string; chart: string }[];
  /** Controls told in a paragraph instead of a table row. */
  prose: string[];
  /** Exception code to wording; `LVS` with its further lines. */
  exceptions: Record<string, string>;
  paragraphs: string[];
}

export interface RawChart {
  columns: string[];
  rows: { country: string; marks: string[]; footnotes: number[]; referral: string | null }[];
  footnotes: Record<string, string>;
}

export interface RawLaw {
  edition: string;
  chart: RawChart;
  /** Group to country names. */
  groups: Record<string, string[]>;
  exceptions: { section: string; symbols: string[] }[];
  entries: RawEntry[];
  /** Section to the text of its Effective Date Note. */
  notes: Record<string, string>;
  sdnTags: string[];
  hts6: string[];
  partners: string[];
}
