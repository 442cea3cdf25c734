import type { ChartFootnote, ChartRow } from '../../model/law.ts';
import { resolveCountry } from '../../names/resolve-country.ts';
import type { RawChart } from './raw-law.ts';
import readings from './tables/readings.json' with { type: 'json' };
import { textMark } from './text-mark.ts';

const known = readings.footnotes as unknown as Record<string, ChartFootnote>;

/** Spellings of the chart and the group tables that no country table has: `Seycheles` is the chart's own. */
const spellings: Record<string, string> = { Seycheles: 'SC', "Cote d'lvoire": 'CI' };

/** ISO code of a country as the chart and the group tables spell it; null when none is found. */
export const countryOf = (name: string): string | null => spellings[name] ?? resolveCountry(name);

export interface NormalChart {
  chart: Record<string, ChartRow>;
  footnotes: Record<string, ChartFootnote>;
  /** Country names that no code was found for. */
  unresolved: string[];
}

/** The Country Chart by ISO code. A footnote whose wording has no reading is `unread`. */
export function normalizeChart(raw: RawChart): NormalChart {
  const chart: Record<string, ChartRow> = {};
  const unresolved: string[] = [];
  for (const row of raw.rows) {
    const country = countryOf(row.country);
    if (country === null) {
      unresolved.push(row.country);
      continue;
    }
    const refer = row.referral === null ? [] : [...row.referral.matchAll(/74[26](?:\.\d+)?/g)].map((match) => match[0]);
    chart[country] = {
      marks: row.marks.map(columnName),
      ...(row.footnotes.length > 0 ? { footnotes: row.footnotes } : {}),
      ...(row.referral === null ? {} : { refer }),
    };
  }
  const footnotes = Object.fromEntries(
    Object.entries(raw.footnotes).map(([mark, text]) => [mark, known[textMark(`fn${mark}`, text)] ?? { unread: true }]),
  );
  return { chart, footnotes, unresolved };
}

export const columnName = (header: string): string => header.replace(/\s+/g, '');
