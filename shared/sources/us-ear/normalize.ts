import type { LawStamp, LawStay, UsLaw } from '../../model/law.ts';
import { columnName, countryOf, normalizeChart } from './normalize-chart.ts';
import { normalizeEntry } from './normalize-entry.ts';
import type { RawLaw } from './raw-law.ts';

/** The tables of one edition, in the form `shared/licensing` asks them in. Deterministic: same text, same bytes. */
export function normalizeUsLaw(raw: RawLaw): UsLaw {
  const { chart, footnotes } = normalizeChart(raw.chart);
  return {
    kind: 'us-ear',
    format: 1,
    edition: raw.edition,
    stamps: stampsOf(raw.edition),
    columns: raw.chart.columns.map(columnName),
    chart,
    footnotes,
    inherits,
    groups: Object.fromEntries(Object.entries(raw.groups).map(([group, names]) => [group, codes(names)])),
    entries: Object.fromEntries(raw.entries.map((entry) => [entry.eccn, normalizeEntry(entry)])),
    exceptions: Object.fromEntries(raw.exceptions.flatMap(({ section, symbols }) => symbols.map((code) => [code, section]))),
    stays: Object.entries(raw.notes).flatMap(([section, text]) => readStay(section, text) ?? []),
    hts: { '746.8(a)(4)': raw.hts6 },
    partners: codes(raw.partners),
    sdnTags: raw.sdnTags,
    texts: Object.fromEntries(raw.entries.flatMap(({ eccn, paragraphs }) => quotable(eccn, paragraphs))),
  };
}

// Longest quote kept, characters, and most paragraphs of one entry: enough to recognize an item, small enough to load.
const quoteMax = 200;
const quotesMax = 200;

/** Item paragraphs, `a.1. …`, without notes and definitions. */
function quotable(eccn: string, paragraphs: string[]): [string, string[]][] {
  const items = paragraphs.filter((text) => /^[a-z](?:\.[a-z0-9]+)*\. /.test(text)).slice(0, quotesMax);
  return items.length > 0 ? [[eccn, items.map((text) => (text.length > quoteMax ? `${text.slice(0, quoteMax)}…` : text))]] : [];
}

const codes = (names: string[]): string[] => names.flatMap((name) => countryOf(name) ?? []).sort();

/** 738.3(b) gives the principle and no list; only what the EAR itself names is here, anything else is a question. */
const inherits: UsLaw['inherits'] = {
  HK: { from: 'CN', basis: '85 FR 83788' },
  LI: { from: 'CH', basis: '738 Supp. 1 footnote 5' },
  KY: { from: 'GB', basis: '738.3(b)' },
};

/** `At 90 FR 50857, Nov. 12, 2025, in § 744.11, paragraph (a)(1) was stayed, effective until Nov. 9, 2026.` */
export function readStay(section: string, text: string): LawStay | null {
  const found = /At (\d+ FR \d+).*\bstayed\b.*until (\w{3})\w*\.? (\d{1,2}), (\d{4})/s.exec(text);
  const month = months.indexOf(found?.[2]?.toLowerCase() ?? '') + 1;
  if (!found?.[1] || month === 0) return null;
  return { section, by: found[1], until: `${found[4]}-${pad(month)}-${pad(Number(found[3]))}` };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const pad = (number: number): string => String(number).padStart(2, '0');

const appendix = (part: number, supplement: number): string =>
  `https://www.ecfr.gov/current/title-15/part-${part}/appendix-Supplement%20No.%20${supplement}%20to%20Part%20${part}`;

const stampsOf = (edition: string): Record<string, LawStamp> => ({
  chart: { instrument: '15 CFR Part 738 Supp. 1', edition, url: appendix(738, 1) },
  groups: { instrument: '15 CFR Part 740 Supp. 1', edition, url: appendix(740, 1) },
  ccl: { instrument: '15 CFR Part 774 Supp. 1', edition, url: appendix(774, 1) },
  exceptions: { instrument: '15 CFR Part 740', edition, url: 'https://www.ecfr.gov/current/title-15/part-740' },
});
