import { catchFault, ParseFault } from '../parse-fault.ts';
import { readDate } from '../read-date.ts';
import { readXmlRecords } from '../read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { readXml, type XmlFields } from '../xml-node.ts';
import { normalize } from './normalize.ts';
import { readEntity, readIndividual, readShip } from './read-details.ts';
import type { UkRecord } from './uk-record.ts';

/** `Designations` of `Designation` elements, in the format of since February 2022. */
export const parser: SourceParser = {
  version: 'uk-sl/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  await readXmlRecords(file, {
    root: 'Designations',
    records: ['Designation'],
    onText: (path, text) => {
      if (path === 'DateGenerated') summary.publishedAt = readDate(text);
      else sink.note('unknown_field', path);
    },
    onRecord: (path, node) => {
      summary.records += 1;
      sink.entry(normalize(readXml(node, path, sink, readRecord), sink));
    },
  });
  if (summary.publishedAt === null) throw new ParseFault('missing_field', '`DateGenerated` is missing or not a date');
  return summary;
}

function readRecord(fields: XmlFields): UkRecord {
  fields.ignore('LastUpdated', 'OFSIGroupID', 'DesignationSource', 'SanctionsImposedIndicators', 'Titles');
  const individual = fields.each('IndividualDetails', (list) => list.each('Individual', readIndividual)).flat();
  const entity = fields.each('EntityDetails', (list) => list.each('Entity', readEntity)).flat();
  const ship = fields.each('ShipDetails', (list) => list.each('Ship', readShip)).flat();
  const imposed = fields.text('SanctionsImposed');
  return {
    uniqueId: fields.required('UniqueID'),
    unReference: fields.text('UNReferenceNumber'),
    kind: fields.required('IndividualEntityShip'),
    designated: fields.text('DateDesignated'),
    regime: fields.text('RegimeName'),
    imposed: imposed === null ? [] : imposed.split(/\s*\|\s*/),
    names: fields.list('Names', 'Name', readName),
    nonLatin: fields.list('NonLatinNames', 'NonLatinName', readNonLatin).flatMap((name) => name ?? []),
    addresses: fields.list('Addresses', 'Address', readAddress),
    contacts: [
      ...texts(fields, 'PhoneNumbers', 'PhoneNumber').map((value) => ({ type: 'phone' as const, value })),
      ...texts(fields, 'EmailAddresses', 'EmailAddress').map((value) => ({ type: 'email' as const, value })),
      ...texts(fields, 'Websites', 'Website').map((value) => ({ type: 'website' as const, value })),
    ],
    births: individual.flatMap((one) => one.births),
    birthPlaces: individual.flatMap((one) => one.birthPlaces),
    nationalities: individual.flatMap((one) => one.nationalities),
    genders: individual.flatMap((one) => one.genders),
    documents: [...individual, ...entity, ...ship].flatMap((one) => one.documents),
    ship: ship[0]?.ship ?? null,
    remarks: [
      ...individual.flatMap((one) => one.positions),
      ...texts(fields, 'Positions', 'Position'),
      fields.text('OtherInformation'),
      fields.text('UKStatementofReasons'),
    ],
  };
}

function readName(fields: XmlFields): UkRecord['names'][number] {
  const parts = ['Name1', 'Name2', 'Name3', 'Name4', 'Name5'].flatMap((part) => fields.text(part) ?? []);
  const last = fields.text('Name6');
  if (last === null && parts.length === 0) throw new ParseFault('missing_field', 'a `Name` has none of `Name1` to `Name6`');
  return { parts, last, type: fields.text('NameType') ?? '', weak: /^low/i.test(fields.text('AliasStrength') ?? '') };
}

function readNonLatin(fields: XmlFields): string | null {
  fields.ignore('NonLatinScriptType', 'NonLatinScriptLanguage');
  return fields.text('NameNonLatinScript');
}

function readAddress(fields: XmlFields): UkRecord['addresses'][number] {
  return {
    lines: ['AddressLine1', 'AddressLine2', 'AddressLine3', 'AddressLine4', 'AddressLine5', 'AddressLine6'].map((line) =>
      fields.text(line),
    ),
    postalCode: fields.text('AddressPostalCode'),
    country: fields.text('AddressCountry'),
  };
}

function texts(fields: XmlFields, container: string, item: string): string[] {
  return fields.each(container, (list) => list.texts(item)).flat();
}
