import { readDate, type SlashOrder } from './read-date.ts';

// One date as people write several of them into one cell: `a) Approximately 1955-1958 b) 12 Mar. 1950; 03/04/1951 (in passport)`.
const day = String.raw`\d{1,2}\.? ?[A-Za-z]{3,9}\.?,? ?\d{4}`;
const monthYear = String.raw`[A-Za-z]{3,9}\.? ?\d{4}`;
const slashed = String.raw`\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}/\d{4}`;
const iso = String.raw`\d{4}-\d{2}(?:-\d{2})?(?!\d)`;
const one = String.raw`(?:${iso}|${day}|${slashed}|${monthYear}|\d{4})`;
const dates = new RegExp(
  String.raw`(?:between )(\d{4}) ?(?:and|-|–) ?(\d{4})|(?:approximately |approx\.? |circa |c\. ?|about )?(\d{4}) ?[-–] ?(\d{4})(?!\d)|(approximately |approx\.? |circa |c\. ?|about )?(${one})(?![\ds])`,
  'gi',
);

/** All dates of a text, in the form of `ListEntry`; empty when there is none. Words around them are passed over. */
export function findDates(text: string, slashes: SlashOrder = 'day_first'): string[] {
  const found: string[] = [];
  for (const [, from, to, first, last, about, single] of text.replace(/\s+/g, ' ').matchAll(dates)) {
    const [start, end] = [from ?? first, to ?? last];
    const date = start && end ? readDate(`${start}-${end}`) : readDate(`${about ? 'circa ' : ''}${plain(single!)}`, slashes);
    if (date !== null) found.push(date);
    else if (single && /[a-z]/i.test(single)) found.push(...findDates(single.replace(/^.*?(\d{4})$/, '$1'), slashes));
  }
  return [...new Set(found)];
}

/** `12. Mar. 1950` → `12 Mar 1950`; `04/1951` → `1951-04`. */
function plain(text: string): string {
  const monthOfYear = /^(\d{1,2})\/(\d{4})$/.exec(text);
  if (monthOfYear) return `${monthOfYear[2]}-${monthOfYear[1]!.padStart(2, '0')}`;
  return /[a-z]/i.test(text)
    ? text
        .replace(/[.,]/g, ' ')
        .replace(/(\d)([A-Za-z])/g, '$1 $2')
        .replace(/([A-Za-z])(\d)/g, '$1 $2')
    : text;
}
