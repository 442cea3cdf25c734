import type { ListEntry } from '../../model/list-entry.ts';
import { deniedPersonIds } from '../denied-person-id.ts';
import { listName } from '../list-name.ts';
import { newEntry } from '../new-entry.ts';
import { ParseFault } from '../parse-fault.ts';
import { publishedAddress } from '../published-address.ts';
import { publishedDates } from '../published-dates.ts';
import type { ParseSink } from '../source-parser.ts';
import type { DplRow } from './parse.ts';

/** Rows → entries; one per row, because each row carries its own address and its own dates. */
export function normalizer(sink: ParseSink): (row: DplRow) => ListEntry {
  const idOf = deniedPersonIds();
  return (row) => {
    if (row.Name === '') throw new ParseFault('missing_field', '`Name` is empty in a row');
    // An address with a US state stands without its country.
    const country = row.Country || (row.State ? 'US' : null);
    const raw = {
      lines: [row.Street_Address],
      city: row.City || null,
      region: row.State || null,
      postalCode: row.Postal_Code || null,
      country,
    };
    const address = publishedAddress(raw, sink, 'Country');
    const dates = publishedDates(
      [row.Effective_Date, row.Expiration_Date].filter(Boolean),
      sink,
      'Effective_Date',
      'month_first',
    );
    const updated = publishedDates([row.Last_Update].filter(Boolean), sink, 'Last_Update');
    const [start, end] = row.Effective_Date ? dates.dates : [null, dates.dates[0]];
    const id = idOf(row.Name, address?.country ?? null);
    return newEntry(
      {
        id: `us-bis-dpl:${id}`,
        source: 'us-bis-dpl',
        via: 'us-bis-dpl',
        type: 'unknown',
        effect: 'denial',
        names: [listName(row.Name, 'primary')],
      },
      {
        addresses: address ? [address] : [],
        federalRegister: row.FR_Citation || null,
        listedAt: start ?? null,
        endsAt: end ?? null,
        remarks: row.Action || null,
        url: 'https://www.bis.gov/licensing/end-user-guidance/denied-persons-list-dpl',
        flags: [...dates.flags, ...updated.flags, ...(row.Standard_Order.toUpperCase() === 'N' ? ['non_standard_order'] : [])],
      },
    );
  };
}
