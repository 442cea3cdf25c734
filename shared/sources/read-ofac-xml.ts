import type { OfacRecord } from './ofac-record.ts';
import { ParseFault } from './parse-fault.ts';
import { readXmlRecords } from './read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile } from './source-parser.ts';
import { readXml, type XmlFields } from './xml-node.ts';

/**
 * OFAC's `SDN.XML` and `CONSOLIDATED.XML`, which share one layout (`sdnList`; the namespace changed with the
 * Sanctions List Service in 2024 and is not relied on).
 */
export async function readOfacXml(
  file: SourceFile,
  sink: ParseSink,
  onRecord: (record: OfacRecord) => void,
): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  await readXmlRecords(file, {
    root: 'sdnList',
    records: ['sdnEntry', 'publshInformation'],
    onText: (path) => sink.note('unknown_field', path),
    onRecord: (path, node) => {
      if (path === 'publshInformation') return void readXml(node, path, sink, (fields) => readPublication(fields, summary));
      summary.records += 1;
      onRecord(readXml(node, path, sink, readRecord));
    },
  });
  if (summary.publishedAt === null) throw new ParseFault('missing_field', '`Publish_Date` is missing');
  return summary;
}

function readPublication(fields: XmlFields, summary: ParseSummary): void {
  const [month, day, year] = fields.required('Publish_Date').split('/');
  if (!year) throw new ParseFault('bad_field', '`Publish_Date` is not month/day/year');
  summary.publishedAt = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const count = fields.text('Record_Count');
  summary.declared = count === null ? null : Number(count);
}

function readRecord(fields: XmlFields): OfacRecord {
  return {
    uid: fields.required('uid'),
    firstName: fields.text('firstName'),
    lastName: fields.required('lastName'),
    type: fields.required('sdnType'),
    title: fields.text('title'),
    programs: fields.each('programList', (list) => list.texts('program')).flat(),
    aliases: fields.list('akaList', 'aka', readAlias),
    addresses: fields.list('addressList', 'address', readAddress),
    ids: fields.list('idList', 'id', readId),
    nationalities: fields.list('nationalityList', 'nationality', (item) => readDated(item, 'country')),
    citizenships: fields.list('citizenshipList', 'citizenship', (item) => readDated(item, 'country')),
    births: fields.list('dateOfBirthList', 'dateOfBirthItem', (item) => readDated(item, 'dateOfBirth')),
    birthPlaces: fields.list('placeOfBirthList', 'placeOfBirthItem', (item) => readDated(item, 'placeOfBirth')),
    remarks: fields.text('remarks'),
    vessel: fields.each('vesselInfo', readVessel)[0] ?? null,
  };
}

function readAlias(fields: XmlFields): OfacRecord['aliases'][number] {
  fields.ignore('uid');
  return {
    kind: fields.required('type'),
    // Without a category the alias counts as strong: the cautious reading.
    weak: fields.text('category') === 'weak',
    firstName: fields.text('firstName'),
    lastName: fields.required('lastName'),
  };
}

function readAddress(fields: XmlFields): OfacRecord['addresses'][number] {
  fields.ignore('uid');
  return {
    lines: [fields.text('address1'), fields.text('address2'), fields.text('address3')],
    city: fields.text('city'),
    region: fields.text('stateOrProvince'),
    postalCode: fields.text('postalCode'),
    country: fields.text('country'),
  };
}

function readId(fields: XmlFields): OfacRecord['ids'][number] {
  fields.ignore('uid', 'issueDate', 'expirationDate');
  return { type: fields.required('idType'), number: fields.text('idNumber') ?? '', country: fields.text('idCountry') };
}

/** Items that carry a value, an id and a mark whether they are the main one. */
function readDated(fields: XmlFields, value: string): string {
  fields.ignore('uid', 'mainEntry');
  return fields.required(value);
}

function readVessel(fields: XmlFields): NonNullable<OfacRecord['vessel']> {
  return {
    callSign: fields.text('callSign'),
    type: fields.text('vesselType'),
    flag: fields.text('vesselFlag'),
    owner: fields.text('vesselOwner'),
    tonnage: tonnage(fields),
  };
}

function tonnage(fields: XmlFields): string | null {
  const dead = fields.text('tonnage');
  return fields.text('grossRegisteredTonnage') ?? dead;
}
