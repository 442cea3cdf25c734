import { catchFault, ParseFault } from '../parse-fault.ts';
import { readXmlRecords } from '../read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { readXml, type XmlFields } from '../xml-node.ts';
import { normalize } from './normalize.ts';

/** A person or entity as the Council's file gives it. */
export interface UnRecord {
  kind: 'person' | 'organization';
  reference: string;
  nameParts: string[];
  originalScript: string | null;
  listType: string;
  listedOn: string | null;
  gender: string | null;
  titles: string[];
  designations: string[];
  nationalities: string[];
  comments: string | null;
  aliases: { quality: string | null; name: string | null; births: (string | null)[]; note: string | null }[];
  addresses: {
    street: string | null;
    city: string | null;
    state: string | null;
    zip: string | null;
    country: string | null;
    note: string | null;
  }[];
  births: (string | null)[];
  birthPlaces: string[];
  documents: { type: string | null; number: string | null; country: string | null; note: string | null }[];
}

const kinds = { 'INDIVIDUALS/INDIVIDUAL': 'person', 'ENTITIES/ENTITY': 'organization' } as const;

export const parser: SourceParser = {
  version: 'un-sc/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  await readXmlRecords(file, {
    root: 'CONSOLIDATED_LIST',
    records: Object.keys(kinds),
    onRoot: (root) => {
      summary.publishedAt = root.attributes.dateGenerated ?? null;
      if (summary.publishedAt === null) throw new ParseFault('missing_field', '`dateGenerated` is missing');
    },
    onText: (path) => sink.note('unknown_field', path),
    onRecord: (path, node) => {
      summary.records += 1;
      const kind = kinds[path as keyof typeof kinds];
      sink.entry(
        normalize(
          readXml(node, node.name, sink, (fields) => readRecord(fields, kind)),
          sink,
        ),
      );
    },
  });
  return summary;
}

function readRecord(fields: XmlFields, kind: UnRecord['kind']): UnRecord {
  const prefix = kind === 'person' ? 'INDIVIDUAL' : 'ENTITY';
  fields.ignore(
    'DATAID',
    'VERSIONNUM',
    'LIST_TYPE',
    'LAST_DAY_UPDATED',
    'SORT_KEY',
    'SORT_KEY_LAST_MOD',
    'SUBMITTED_BY',
    'DELISTED_ON',
  );
  const nameParts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].flatMap((part) => fields.text(part) ?? []);
  if (nameParts.length === 0) throw new ParseFault('missing_field', `a name is missing in \`${prefix}\``);
  return {
    kind,
    reference: fields.required('REFERENCE_NUMBER'),
    nameParts,
    originalScript: fields.text('NAME_ORIGINAL_SCRIPT'),
    listType: fields.required('UN_LIST_TYPE'),
    listedOn: fields.text('LISTED_ON'),
    gender: fields.text('GENDER'),
    titles: fields.each('TITLE', (list) => list.texts('VALUE')).flat(),
    designations: fields.each('DESIGNATION', (list) => list.texts('VALUE')).flat(),
    nationalities: ['NATIONALITY', 'NATIONALITY2'].flatMap((name) => fields.each(name, (list) => list.texts('VALUE')).flat()),
    comments: fields.text('COMMENTS1'),
    aliases: fields.each(`${prefix}_ALIAS`, readAlias),
    addresses: fields.each(`${prefix}_ADDRESS`, readAddress),
    births: fields.each('INDIVIDUAL_DATE_OF_BIRTH', readBirth),
    birthPlaces: fields.each('INDIVIDUAL_PLACE_OF_BIRTH', readPlace).filter((place) => place !== ''),
    documents: fields.each('INDIVIDUAL_DOCUMENT', readDocument),
  };
}

function readAlias(fields: XmlFields): UnRecord['aliases'][number] {
  const births = [fields.text('DATE_OF_BIRTH'), fields.text('YEAR_OF_BIRTH')];
  fields.ignore('CITY_OF_BIRTH', 'COUNTRY_OF_BIRTH');
  return { quality: fields.text('QUALITY'), name: fields.text('ALIAS_NAME'), births, note: fields.text('NOTE') };
}

function readAddress(fields: XmlFields): UnRecord['addresses'][number] {
  return {
    street: fields.text('STREET'),
    city: fields.text('CITY'),
    state: fields.text('STATE_PROVINCE'),
    zip: fields.text('ZIP_CODE'),
    country: fields.text('COUNTRY'),
    note: fields.text('NOTE'),
  };
}

/** One birth: an exact date, a year, or two years; null when the element is empty. */
function readBirth(fields: XmlFields): string | null {
  const type = fields.text('TYPE_OF_DATE');
  const exact = fields.text('DATE') ?? null;
  const year = fields.text('YEAR');
  const [from, to] = [fields.text('FROM_YEAR'), fields.text('TO_YEAR')];
  const note = fields.text('NOTE');
  if (from && to) return `${from}-${to}`;
  const value = exact ?? year ?? note;
  if (value === null) return null;
  return type === 'APPROXIMATELY' && value !== note ? `circa ${value}` : value;
}

function readPlace(fields: XmlFields): string {
  const parts = [fields.text('STREET'), fields.text('CITY'), fields.text('STATE_PROVINCE'), fields.text('COUNTRY')];
  fields.ignore('NOTE');
  return parts.filter((part) => part !== null).join(', ');
}

function readDocument(fields: XmlFields): UnRecord['documents'][number] {
  const [type, type2] = [fields.text('TYPE_OF_DOCUMENT'), fields.text('TYPE_OF_DOCUMENT2')];
  const [issuing, of] = [fields.text('ISSUING_COUNTRY'), fields.text('COUNTRY_OF_ISSUE')];
  fields.ignore('DATE_OF_ISSUE', 'CITY_OF_ISSUE');
  return { type: type ?? type2, number: fields.text('NUMBER'), country: issuing ?? of, note: fields.text('NOTE') };
}
