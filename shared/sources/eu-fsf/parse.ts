import { catchFault, ParseFault } from '../parse-fault.ts';
import { readXmlRecords } from '../read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { readXml, type XmlFields } from '../xml-node.ts';
import { normalize } from './normalize.ts';

/** One `sanctionEntity` as the Commission's file gives it: nearly everything is an attribute, and empty text means nothing. */
export interface EuRecord {
  reference: string | null;
  logicalId: string;
  unId: string | null;
  details: string | null;
  remarks: string[];
  /** `P` person, `E` enterprise. */
  subject: string;
  programmes: string[];
  published: string | null;
  entered: string | null;
  regulationTitles: string[];
  names: {
    whole: string;
    first: string | null;
    last: string | null;
    strong: boolean;
    gender: string | null;
    title: string | null;
    role: string | null;
  }[];
  citizenships: string[];
  births: { date: string | null; year: string | null; month: string | null; circa: boolean; place: string | null }[];
  documents: { type: string; number: string; country: string | null }[];
  addresses: {
    lines: (string | null)[];
    city: string | null;
    region: string | null;
    postalCode: string | null;
    country: string | null;
  }[];
}

// What surrounds every element of the file and identifies nobody.
const common = ['@logicalId', '@regulationLanguage', 'regulationSummary', 'remark'] as const;
const noCountry = '00';

export const parser: SourceParser = {
  version: 'eu-fsf/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  await readXmlRecords(file, {
    root: 'export',
    records: ['sanctionEntity'],
    onRoot: (root) => {
      summary.publishedAt = root.attributes.generationDate ?? null;
      if (!summary.publishedAt) throw new ParseFault('missing_field', '`generationDate` is missing');
    },
    onText: (path) => sink.note('unknown_field', path),
    onRecord: (path, node) => {
      summary.records += 1;
      sink.entry(normalize(readXml(node, path, sink, readRecord), sink));
    },
  });
  return summary;
}

function readRecord(fields: XmlFields): EuRecord {
  const regulations = fields.each('regulation', readRegulation);
  const names = fields.each('nameAlias', readName).filter((name) => name.whole !== '');
  if (names.length === 0) throw new ParseFault('missing_field', 'a `sanctionEntity` has no `nameAlias`');
  return {
    reference: fields.attribute('euReferenceNumber'),
    logicalId: fields.requiredAttribute('logicalId'),
    unId: fields.attribute('unitedNationId'),
    details: fields.attribute('designationDetails'),
    remarks: fields.texts('remark'),
    subject: fields.each('subjectType', readSubject)[0] ?? '',
    programmes: regulations.flatMap((regulation) => regulation.programme ?? []),
    published: earliest(regulations.map((regulation) => regulation.published)),
    entered: fields.attribute('designationDate'),
    regulationTitles: regulations.flatMap((regulation) => regulation.title ?? []),
    names,
    citizenships: fields.each('citizenship', readCountry).flatMap((country) => country ?? []),
    births: fields.each('birthdate', readBirth),
    documents: fields.each('identification', readDocument).filter((document) => document.number !== ''),
    addresses: fields.each('address', readAddress),
  };
}

function readRegulation(fields: XmlFields): { programme: string | null; published: string | null; title: string | null } {
  fields.ignore(...common, 'publicationUrl', '@regulationType', '@organisationType', '@entryIntoForceDate');
  return {
    programme: fields.attribute('programme'),
    published: fields.attribute('publicationDate'),
    title: fields.attribute('numberTitle'),
  };
}

function readSubject(fields: XmlFields): string {
  fields.ignore('@code');
  return fields.requiredAttribute('classificationCode');
}

function readName(fields: XmlFields): EuRecord['names'][number] {
  fields.ignore(...common, '@nameLanguage');
  const [first, middle, last] = [fields.attribute('firstName'), fields.attribute('middleName'), fields.attribute('lastName')];
  const parts = [first, middle, last].filter((part) => part !== null).join(' ');
  return {
    whole: fields.attribute('wholeName') ?? parts,
    first: [first, middle].filter((part) => part !== null).join(' ') || null,
    last,
    // The cautious reading: only an express `false` makes an alias weak.
    strong: fields.attribute('strong') !== 'false',
    gender: fields.attribute('gender'),
    title: fields.attribute('title'),
    role: fields.attribute('function'),
  };
}

function readCountry(fields: XmlFields): string | null {
  fields.ignore(...common, '@region');
  const [code, text] = [fields.attribute('countryIso2Code'), fields.attribute('countryDescription')];
  return code === noCountry ? null : (code ?? text);
}

function readBirth(fields: XmlFields): EuRecord['births'][number] {
  fields.ignore(...common, '@calendarType', '@zipCode', '@dayOfMonth', '@yearRangeFrom', '@yearRangeTo');
  const [from, to] = [fields.attribute('yearRangeFrom'), fields.attribute('yearRangeTo')];
  const place = ['place', 'city', 'region'].flatMap((name) => fields.attribute(name) ?? []);
  const [code, country] = [fields.attribute('countryIso2Code'), fields.attribute('countryDescription')];
  if (country && code !== noCountry) place.push(country);
  const year = fields.attribute('year');
  return {
    date: fields.attribute('birthdate'),
    year: from && to ? `${from}-${to}` : year,
    month: fields.attribute('monthOfYear'),
    circa: fields.attribute('circa') === 'true',
    place: place.join(', ') || null,
  };
}

function readDocument(fields: XmlFields): EuRecord['documents'][number] {
  fields.ignore(...common, '@diplomatic', '@knownExpired', '@knownFalse', '@reportedLost', '@revokedByIssuer', '@issuedBy');
  fields.ignore(
    '@identificationTypeCode',
    '@latinNumber',
    '@nameOnDocument',
    '@region',
    '@issuedDate',
    '@validFrom',
    '@validTo',
    '@countryDescription',
  );
  const type = fields.attribute('identificationTypeDescription');
  const code = fields.attribute('countryIso2Code');
  return {
    type: type ?? fields.attribute('identificationTypeCode') ?? '',
    number: fields.attribute('number') ?? '',
    country: code === noCountry ? null : code,
  };
}

function readAddress(fields: XmlFields): EuRecord['addresses'][number] {
  fields.ignore(...common, 'contactInfo', '@asAtListingTime');
  const [code, text] = [fields.attribute('countryIso2Code'), fields.attribute('countryDescription')];
  return {
    lines: [fields.attribute('street'), fields.attribute('poBox'), fields.attribute('place')],
    city: fields.attribute('city'),
    region: fields.attribute('region'),
    postalCode: fields.attribute('zipCode'),
    country: code === noCountry ? null : (code ?? text),
  };
}

function earliest(dates: (string | null)[]): string | null {
  return dates.filter((date) => date !== null).sort()[0] ?? null;
}
