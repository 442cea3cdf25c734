// Day, month name or number, year in the orders official lists write them.
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const word = '([a-z]{3,9})\\.?';
const patterns: readonly [RegExp, (m: RegExpExecArray) => string | null][] = [
  [/^(\d{4})$/, (m) => m[1]!],
  [/^(\d{4})-(\d{2})-(\d{2})(?:t[\d:.]+z?|z)?$/, (m) => day(m[1], m[2], m[3])],
  [/^(\d{4})-(\d{2})$/, (m) => month(m[1], m[2])],
  [new RegExp(`^(\\d{1,2})[ -]${word}[ -](\\d{4})$`), (m) => day(m[3], monthNumber(m[2]), m[1])],
  [new RegExp(`^${word} (\\d{1,2}),? (\\d{4})$`), (m) => day(m[3], monthNumber(m[1]), m[2])],
  [new RegExp(`^${word} (\\d{4})$`), (m) => month(m[2], monthNumber(m[1]))],
];
// Shares of a date that is only partly known (`00/00/1958`, UK list).
const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/;

/** Order of numbers in dates with slashes or full stops: a fact about the publisher. */
export type SlashOrder = 'day_first' | 'month_first';

/**
 * A published date in the form of `ListEntry`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY/YYYY` (between), `~YYYY` (circa).
 * Null when it cannot be read with certainty: the caller keeps the text and flags it.
 */
export function readDate(published: string, slashes: SlashOrder = 'day_first'): string | null {
  const text = published.trim().toLowerCase().replace(/\s+/g, ' ');
  const circa = /^(?:circa|c\.|approx(?:imately|\.)?|about|~) ?(.+)$/.exec(text);
  if (circa) return approximately(readDate(circa[1]!, slashes));
  const range = /^(?:between )?(.+?) (?:to|and|or|-) (.+)$/.exec(text) ?? /^(\d{4}) ?[-/] ?(\d{4})$/.exec(text);
  if (range) return between(readDate(range[1]!, slashes), readDate(range[2]!, slashes));
  const cut = slashed.exec(text);
  if (cut) return slashes === 'day_first' ? day(cut[3], cut[2], cut[1]) : day(cut[3], cut[1], cut[2]);
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text);
    if (match) return read(match);
  }
  return null;
}

/** True for a year a person alive or recently dead can be born in, or a list can be made in. */
export function isPlausibleYear(date: string, latestYear = 2100): boolean {
  const years = date.match(/\d{4}/g)?.map(Number) ?? [];
  return years.length > 0 && years.every((year) => year >= 1800 && year <= latestYear);
}

function approximately(date: string | null): string | null {
  if (date === null) return null;
  return date.includes('/') ? date : `~${date.slice(0, 4)}`;
}

function between(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null;
  const [first, last] = [from.replace('~', '').slice(0, 4), to.replace('~', '').slice(0, 4)];
  if (first === last && from.length === 4 && to.length === 4) return first;
  return first <= last ? `${first}/${last}` : null;
}

function monthNumber(name: string | undefined): string | undefined {
  const index = months.indexOf((name ?? '').slice(0, 3));
  return index < 0 ? undefined : String(index + 1);
}

function month(year: string | undefined, number: string | undefined): string | null {
  const value = Number(number);
  return year && value >= 1 && value <= 12 ? `${year}-${String(value).padStart(2, '0')}` : null;
}

function day(year: string | undefined, monthText: string | undefined, dayText: string | undefined): string | null {
  if (Number(monthText) === 0 && Number(dayText) === 0) return year ?? null;
  const start = month(year, monthText);
  const value = Number(dayText);
  if (start === null) return null;
  if (value === 0) return start;
  const last = new Date(Date.UTC(Number(year), Number(monthText), 0)).getUTCDate();
  return value <= last ? `${start}-${String(value).padStart(2, '0')}` : null;
}

/** Day a spreadsheet serial stands for (1900 date system), `YYYY-MM-DD`; null outside 1900–2100. */
export function serialDate(serial: string): string | null {
  const days = Number(serial);
  // 60 is the day the date system invented (1900-02-29); 73415 is the last day of 2100.
  if (!Number.isFinite(days) || days < 61 || days > 73_415) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}
