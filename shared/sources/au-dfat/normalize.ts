import type { ListEntry, ListName, NameStrength } from '../../model/list-entry.ts';
import { own } from '../../model/own.ts';
import type { PartyType } from '../../model/party.ts';
import { findDates } from '../find-dates.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { ParseFault } from '../parse-fault.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedCountry } from '../published-country.ts';
import { isPlausibleYear, serialDate } from '../read-date.ts';
import type { ParseSink } from '../source-parser.ts';
import type { AuRow } from './parse.ts';

const types: Record<string, PartyType> = { individual: 'person', entity: 'organization', vessel: 'vessel' };
const nothing = /^(na|n\/a|unknown|-)$/i;

/** The rows of one reference number are one party: facts of its primary row, names of all. */
export function normalize(party: string, rows: AuRow[], sink: ParseSink): ListEntry {
  const leading = Math.max(
    0,
    rows.findIndex((row) => nameType(row) === 'primary name'),
  );
  const main = rows[leading]!;
  const type = own(types, main.Type?.text.toLowerCase() ?? '') ?? 'unknown';
  if (type === 'unknown') sink.note('unknown_type', 'Type');
  const births = birthDates(main, sink);
  const imo = rows.flatMap((row) => row['IMO Number']?.text.replace(/^IMO\s*/i, '') ?? []);
  return newEntry(
    { id: `au-dfat:${party}`, source: 'au-dfat', via: 'au-dfat', type, effect: 'blocking', names: names(rows, leading) },
    {
      addresses: alternatives(main.Address?.text).flatMap((text) => address(text, sink)),
      identifiers: [...new Set(imo)].map((value) => ({ type: 'imo', value, country: null })),
      datesOfBirth: births.dates,
      placesOfBirth: alternatives(main['Place of Birth']?.text),
      nationalities: alternatives(main.Citizenship?.text).map((text) => publishedCountry(text, sink, 'Citizenship') ?? text),
      programs: main.Committees ? [main.Committees.text] : [],
      listedAt: listedAt(main),
      remarks: remarks(main),
      url: 'https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list',
      vessel: type === 'vessel' ? { type: null, flag: null, owner: null, tonnage: null, callSign: null } : null,
      flags: births.flags,
    },
  );
}

/** The first whole date of the listing text; numbers of resolutions and years of instruments are no dates. */
function listedAt(row: AuRow): string | null {
  const cell = row['Listing Information'];
  if (cell?.numeric) return serialDate(cell.text);
  return findDates(cell?.text ?? '').find((date) => /^\d{4}-\d{2}-\d{2}$/.test(date)) ?? null;
}

function nameType(row: AuRow): string {
  return row['Name Type']?.text.toLowerCase() ?? '';
}

function names(rows: AuRow[], leading: number): ListName[] {
  const ordered = [rows[leading]!, ...rows.filter((_, i) => i !== leading)];
  return ordered.map((row, i) => {
    const value = row['Name of Individual or Entity']?.text;
    if (value === undefined) throw new ParseFault('missing_field', 'a row has no `Name of Individual or Entity`');
    return listName(value, i === 0 ? 'primary' : strength(row));
  });
}

function strength(row: AuRow): NameStrength {
  if (/weak|low/i.test(row['Alias Strength']?.text ?? '')) return 'weak';
  return /formerly|previously/.test(nameType(row)) ? 'former' : 'strong';
}

/**
 * One cell holds one date or many. Cells of a date format hold serials, which is how a workbook stores dates; a serial written as
 * text is damage (the list was once published so) and stays unread.
 */
function birthDates(row: AuRow, sink: ParseSink): { dates: string[]; flags: string[] } {
  const cell = row['Date of Birth'];
  if (!cell || nothing.test(cell.text)) return { dates: [], flags: [] };
  const year = /^\d{4}$/.test(cell.text);
  const serial = cell.numeric && !year ? serialDate(cell.text) : null;
  const dates = serial !== null ? [serial] : findDates(cell.text);
  if (dates.length === 0 || (!cell.numeric && /^\d{5}$/.test(cell.text))) {
    sink.note('unreadable_date', 'Date of Birth');
    return { dates: [cell.text], flags: ['date_unreadable'] };
  }
  return { dates, flags: dates.every((date) => isPlausibleYear(date)) ? [] : ['date_out_of_range'] };
}

/** `a) … b) …` and `…; …` are several. */
function alternatives(text: string | undefined): string[] {
  if (text === undefined || nothing.test(text)) return [];
  return text
    .split(/\s*(?:;|(?:^|\s)\(?[a-z]\)(?=\s*\S))\s*/)
    .map((part) => part.trim().replace(/[,;]$/, ''))
    .filter((part) => part !== '' && !nothing.test(part));
}

/** The last part after a comma is the country when it names one. */
function address(text: string, sink: ParseSink): ListEntry['addresses'] {
  const cut = text.lastIndexOf(',');
  const country = publishedCountry(text.slice(cut + 1).trim(), sink, 'Address');
  const whole = publishedAddress({ lines: [text], city: null, region: null, postalCode: null, country }, sink, 'Address');
  return whole === null ? [] : [whole];
}

function remarks(row: AuRow): string | null {
  const measures = (['Targeted Financial Sanction', 'Travel Ban', 'Arms Embargo', 'Maritime Restriction'] as const).filter(
    (name) => row[name]?.text === '1',
  );
  const texts = [row['Additional Information'], row['Listing Information'], row['Instrument of Designation']].flatMap(
    (cell) => cell?.text ?? [],
  );
  return [...new Set([...texts, ...measures])].join('; ') || null;
}
