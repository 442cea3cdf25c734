import type { LawRow } from '../../model/law.ts';
import { theCountry } from '../the-country.ts';
import { isColumn, reaches } from './destination-set.ts';
import type { Asked } from './requirements.ts';

/** Why no row of an entry applies, one clause for each way of not applying, for a person to file. */
export function whyNot(asked: Asked): string {
  const { rows } = asked.entry;
  const outside = rows.filter((row) => reaches(row.to, asked.place) === false);
  const columns = names(outside.filter((row) => isColumn(row.to)).map((row) => row.to));
  const sets = names(outside.filter((row) => !isColumn(row.to)).map(sectionOf));
  const items = names(rows.filter((row) => !outside.includes(row)).map(rowName));
  const there = theCountry(asked.place.from);
  return [
    ...(columns ? [`${columns} ${plural(columns, 'is', 'are')} not marked for ${there}`] : []),
    ...(sets ? [`${sets} ${plural(sets, 'does', 'do')} not reach ${there}`] : []),
    ...(items ? [`${items} ${plural(items, 'is', 'are')} for other items of the entry`] : []),
  ].join('; ');
}

const sectionOf = (row: LawRow): string => `${row.reason} (${row.at ?? row.to})`;
const rowName = (row: LawRow): string => (isColumn(row.to) ? row.to : sectionOf(row));
const names = (all: string[]): string => [...new Set(all)].join(', ');
const plural = (text: string, one: string, many: string): string => (text.includes(', ') ? many : one);
