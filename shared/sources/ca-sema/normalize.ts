import type { ListEntry } from '../../model/list-entry.ts';
import type { PartyType } from '../../model/party.ts';
import { findDates } from '../find-dates.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { isPlausibleYear, readDate } from '../read-date.ts';
import type { ParseSink } from '../source-parser.ts';
import { splitAliases } from '../split-aliases.ts';
import type { CaRecord } from './parse.ts';

/** Regulation, schedule and item number are the only identity the list gives: together they are the id. */
export function normalize(record: CaRecord, sink: ParseSink): ListEntry {
  const type: PartyType = record.imo !== null ? 'vessel' : record.entity !== null ? 'organization' : 'person';
  const dates = type === 'person' && record.birthOrBuild ? findDates(record.birthOrBuild) : [];
  const unread = type === 'person' && record.birthOrBuild !== null && dates.length === 0;
  if (unread) sink.note('unreadable_date', 'record/DateOfBirthOrShipBuildDate');
  return newEntry(
    { id: `ca-sema:${idOf(record)}`, source: 'ca-sema', via: 'ca-sema', type, effect: 'blocking', names: names(record) },
    {
      identifiers: record.imo === null ? [] : [{ type: 'imo', value: record.imo, country: null }],
      datesOfBirth: unread ? [record.birthOrBuild!] : dates,
      programs: [record.regime],
      listedAt: record.listed === null ? null : readDate(record.listed),
      remarks: remarks(record, type),
      url: 'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx',
      vessel: type === 'vessel' ? { type: record.title, flag: null, owner: null, tonnage: null, callSign: null } : null,
      flags: [
        ...(unread ? ['date_unreadable'] : []),
        ...(dates.every((date) => isPlausibleYear(date)) ? [] : ['date_out_of_range']),
      ],
    },
  );
}

function names(record: CaRecord): ListEntry['names'] {
  const { entity, givenName, lastName } = record;
  const whole = entity ?? [givenName, lastName].filter((part) => part !== null).join(' ');
  const parts = entity === null && givenName !== null && lastName !== null ? { first: givenName, last: lastName } : null;
  const aliases = record.aliases === null ? [] : splitAliases(record.aliases);
  return [listName(whole, 'primary', parts), ...aliases.map((alias) => listName(alias, 'strong'))];
}

function idOf(record: CaRecord): string {
  const english = record.regime.split(' / ')[0]!;
  return [english, record.schedule ?? '', record.item].map(slug).join('.');
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-|-$/g, '');
}

function remarks(record: CaRecord, type: PartyType): string | null {
  const built = type === 'vessel' && record.birthOrBuild ? `Built ${record.birthOrBuild}` : null;
  const title = type === 'vessel' ? null : record.title;
  const place = record.schedule === null ? null : `Schedule ${record.schedule}, item ${record.item}`;
  return [title, built, place].filter((text) => text !== null).join('; ') || null;
}
