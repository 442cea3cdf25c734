import { isPlausibleYear, readDate, type SlashOrder } from './read-date.ts';
import type { ParseSink } from './source-parser.ts';

export interface PublishedDates {
  dates: string[];
  /** `date_out_of_range`, `date_unreadable`: kept as published and marked. */
  flags: string[];
}

/** Dates in the form of `ListEntry`; what cannot be read stays as published, flagged and counted. */
export function publishedDates(texts: readonly string[], sink: ParseSink, at: string, slashes?: SlashOrder): PublishedDates {
  const flags: string[] = [];
  const dates = texts.map((text) => {
    const date = readDate(text, slashes);
    if (date === null) {
      sink.note('unreadable_date', at);
      flags.push('date_unreadable');
      return text;
    }
    if (!isPlausibleYear(date)) flags.push('date_out_of_range');
    return date;
  });
  return { dates, flags };
}
