import { catchFault, ParseFault } from '../parse-fault.ts';
import { readXmlRecords } from '../read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { readXml, type XmlFields } from '../xml-node.ts';
import { normalize } from './normalize.ts';

/** One `record` of the list, under the newer or the older tag names. */
export interface CaRecord {
  /** The regulation, in both languages: `Belarus / Bélarus`. Not a nationality. */
  regime: string;
  schedule: string | null;
  item: string;
  listed: string | null;
  entity: string | null;
  lastName: string | null;
  givenName: string | null;
  title: string | null;
  birthOrBuild: string | null;
  aliases: string | null;
  imo: string | null;
}

/** `data-set` of `record` elements (Special Economic Measures Act and Justice for Victims of Corrupt Foreign Officials Act). */
export const parser: SourceParser = {
  version: 'ca-sema/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  let [records, latest]: [number, string | null] = [0, null];
  await readXmlRecords(file, {
    root: 'data-set',
    records: ['record'],
    onText: (path) => sink.note('unknown_field', path),
    onRecord: (path, node) => {
      records += 1;
      const record = readXml(node, path, sink, readRecord);
      // The file carries no date of its own: its newest listing is the best there is.
      if (record.listed !== null && record.listed > (latest ?? '')) latest = record.listed;
      sink.entry(normalize(record, sink));
    },
  });
  return { publishedAt: latest, declared: null, records, listsDeclared: null };
}

function readRecord(fields: XmlFields): CaRecord {
  const [entity, lastName, givenName] = [
    either(fields, 'EntityOrShip', 'Entity'),
    fields.text('LastName'),
    fields.text('GivenName'),
  ];
  if (entity === null && lastName === null && givenName === null) throw new ParseFault('missing_field', 'a `record` has no name');
  return {
    regime: fields.required('Country'),
    schedule: fields.text('Schedule'),
    item: fields.required('Item'),
    listed: fields.text('DateOfListing'),
    entity,
    lastName,
    givenName,
    title: either(fields, 'TitleOrShip', 'Title'),
    birthOrBuild: either(fields, 'DateOfBirthOrShipBuildDate', 'DateOfBirth'),
    aliases: fields.text('Aliases'),
    imo: fields.text('ShipIMONumber'),
  };
}

/** The newer tag, or the one it replaced. */
function either(fields: XmlFields, now: string, before: string): string | null {
  const old = fields.text(before);
  return fields.text(now) ?? old;
}
