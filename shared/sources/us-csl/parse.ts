import { JsonFields, readJson } from '../json-fields.ts';
import { catchFault, ParseFault } from '../parse-fault.ts';
import { readJsonRecords } from '../read-json-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import type { CslRow } from './csl-row.ts';
import { listOf } from './list-of.ts';
import { normalizer } from './normalize.ts';

/** `consolidated.json`: `{ total, sources_used, results: [row] }`. Fields differ by list; absent ones are null. */
export const parser: SourceParser = {
  version: 'us-csl/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  const normalize = normalizer(sink);
  await readJsonRecords(file, {
    records: 'results',
    onRecord: (record) => {
      summary.records += 1;
      sink.entry(normalize(readJson(record, 'results', sink, readRow)));
    },
    keys: ['total', 'sources_used', 'search_performed_at'],
    onKey: (key, value) => readEnvelope(key, value, summary, sink),
  });
  return summary;
}

function readEnvelope(key: string, value: unknown, summary: ParseSummary, sink: ParseSink): void {
  if (key === 'total' && Number.isSafeInteger(value)) summary.declared = value as number;
  // The dates of the single lists in `sources_used` have been wrong in public; the instant of the export is only a label too.
  if (key === 'search_performed_at' && typeof value === 'string') summary.publishedAt = value;
  if (key === 'sources_used') {
    if (!Array.isArray(value)) throw new ParseFault('bad_field', '`sources_used` is not a list');
    summary.listsDeclared = value.map(
      (used) => listOf(new JsonFields(used, 'sources_used', sink).required('source'))?.id ?? 'us-csl',
    );
  }
}

function readRow(fields: JsonFields): CslRow {
  fields.ignore('source_information_url', 'entity_number');
  return {
    id: fields.required('id'),
    source: fields.required('source'),
    name: fields.required('name'),
    aliases: fields.texts('alt_names'),
    type: fields.text('type'),
    title: fields.text('title'),
    country: fields.text('country'),
    addresses: fields.each('addresses', readAddress),
    programs: fields.texts('programs'),
    ids: fields.each('ids', readId),
    births: fields.texts('dates_of_birth'),
    birthPlaces: fields.texts('places_of_birth'),
    nationalities: [...fields.texts('nationalities'), ...fields.texts('citizenships')],
    federalRegister: fields.text('federal_register_notice'),
    startDate: fields.text('start_date'),
    endDate: fields.text('end_date'),
    standardOrder: fields.text('standard_order'),
    licenseRequirement: fields.text('license_requirement'),
    licensePolicy: fields.text('license_policy'),
    remarks: fields.text('remarks'),
    url: fields.text('source_list_url'),
    vessel: {
      callSign: fields.text('call_sign'),
      type: fields.text('vessel_type'),
      flag: fields.text('vessel_flag'),
      owner: fields.text('vessel_owner'),
      tonnage: [fields.text('gross_registered_tonnage'), fields.text('gross_tonnage')].find((text) => text !== null) ?? null,
    },
  };
}

function readAddress(fields: JsonFields): CslRow['addresses'][number] {
  return {
    lines: [fields.text('address')],
    city: fields.text('city'),
    region: fields.text('state'),
    postalCode: fields.text('postal_code'),
    country: fields.text('country'),
  };
}

function readId(fields: JsonFields): CslRow['ids'][number] {
  fields.ignore('issue_date', 'expiration_date');
  return { type: fields.required('type'), number: fields.text('number') ?? '', country: fields.text('country') };
}
