import { JsonFields } from '../json-fields.ts';
import { catchFault } from '../parse-fault.ts';
import { readLines } from '../read-lines.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { normalize, types } from './normalize.ts';

/** An entity as the format gives it: every property is a list of texts. */
export interface FtmEntity {
  id: string;
  schema: string;
  lastChange: string | null;
  properties: Record<string, string[]>;
}

export const parser: SourceParser = {
  version: 'ftm-entities/1',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  let latest: string | null = null;
  const records = await readLines(file, (record) => {
    const entity = readEntity(record, sink);
    if (entity.lastChange !== null && entity.lastChange > (latest ?? '')) latest = entity.lastChange;
    // Addresses, passports and the like are entities of their own in this format; only parties are screened.
    if (entity.schema in types && (entity.properties.name?.length ?? 0) > 0) sink.entry(normalize(entity, sink));
  });
  return { publishedAt: latest, declared: null, records, listsDeclared: null };
}

function readEntity(record: unknown, sink: ParseSink): FtmEntity {
  const fields = new JsonFields(record, 'entity', sink);
  const held = new JsonFields(fields.raw('properties') ?? {}, 'entity/properties', sink);
  const names = Object.keys((fields.raw('properties') as object | undefined) ?? {});
  return {
    id: fields.required('id'),
    schema: fields.required('schema'),
    lastChange: fields.text('last_change'),
    properties: Object.fromEntries(names.map((name) => [name, onlyTexts(held.raw(name))])),
  };
}

/** Values may be nested entities in some exports: those are passed over. */
function onlyTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.trim() !== '') : [];
}
