import { catchFault, ParseFault } from '../parse-fault.ts';
import { readXmlRecords } from '../read-xml-records.ts';
import type { ParseSink, ParseSummary, SourceFile, SourceParser } from '../source-parser.ts';
import { readXml, type XmlFields } from '../xml-node.ts';
import type { ChPlace, ChRecord } from './ch-record.ts';
import { normalize } from './normalize.ts';
import { readIdentity } from './read-identity.ts';

/** SSID XML: sanctions programs, targets, then the places targets refer to. */
export const parser: SourceParser = {
  version: 'ch-seco/2',
  parse: ([file], sink) => catchFault(() => read(file!, sink)),
};

async function read(file: SourceFile, sink: ParseSink): Promise<ParseSummary> {
  const summary: ParseSummary = { publishedAt: null, declared: null, records: 0, listsDeclared: null };
  const programs = new Map<string, string>();
  const places = new Map<string, ChPlace>();
  // Places follow the targets that name them, so listed targets wait for the end of the file.
  const listed: ChRecord[] = [];
  await readXmlRecords(file, {
    root: 'swiss-sanctions-list',
    records: ['sanctions-program', 'target', 'place'],
    onRoot: (root) => {
      summary.publishedAt = root.attributes.date ?? null;
      if (summary.publishedAt === null) throw new ParseFault('missing_field', '`date` of the list is missing');
    },
    onText: (path) => sink.note('unknown_field', path),
    onRecord: (path, node) => {
      if (path === 'sanctions-program') return readXml(node, path, sink, (fields) => readProgram(fields, programs));
      if (path === 'place')
        return readXml(node, path, sink, (fields) => void places.set(fields.requiredAttribute('ssid'), readPlace(fields)));
      summary.records += 1;
      const target = readXml(node, path, sink, readTarget);
      if (isListed(target)) listed.push(target);
    },
  });
  for (const target of listed) sink.entry(normalize(target, programs, places, sink));
  return summary;
}

/** The newest change decides: a target taken off stays in the file and must not be screened. */
function isListed(target: ChRecord): boolean {
  return target.modifications[0]?.type !== 'de-listed';
}

function readProgram(fields: XmlFields, programs: Map<string, string>): void {
  fields.ignore('@ssid', '@version-date', '@predecessor-version-date', 'origin', 'program-name');
  const key = fields.texts('program-key')[0] ?? fields.requiredAttribute('ssid');
  fields.each('sanctions-set', (set) => {
    set.ignore('@lang');
    set.own();
    programs.set(set.requiredAttribute('ssid'), key);
  });
}

function readPlace(fields: XmlFields): ChPlace {
  fields.ignore('location-variant', 'area-variant');
  const country = fields.each('country', readCountry)[0] ?? null;
  return { location: fields.text('location'), area: fields.text('area'), country };
}

export function readCountry(fields: XmlFields): string | null {
  return fields.attribute('iso-code') ?? fields.own();
}

function readTarget(fields: XmlFields): ChRecord {
  fields.ignore('foreign-identifier', 'generic-attribute');
  const subjects = ['individual', 'entity', 'object'].flatMap((kind) =>
    fields.each(kind, (subject) => readSubject(subject, kind)),
  );
  const subject = subjects[0];
  if (!subject) throw new ParseFault('missing_field', 'a `target` is neither `individual`, `entity` nor `object`');
  const set = fields.attribute('sanctions-set-id');
  return {
    ...subject,
    ssid: fields.requiredAttribute('ssid'),
    sets: [...(set === null ? [] : [set]), ...fields.texts('sanctions-set-id')],
    modifications: fields.each('modification', readModification),
  };
}

function readSubject(fields: XmlFields, kind: string): Omit<ChRecord, 'ssid' | 'sets' | 'modifications'> {
  fields.ignore('@ssid', 'relation', 'generic-attribute');
  return {
    kind,
    objectType: fields.attribute('object-type'),
    sex: fields.attribute('sex'),
    identities: fields.each('identity', readIdentity),
    justifications: fields.texts('justification'),
    otherInformation: fields.texts('other-information'),
  };
}

function readModification(fields: XmlFields): ChRecord['modifications'][number] {
  fields.ignore('@ssid', '@enactment-date', '@publication-date', 'added', 'removed', 'remark');
  return { type: fields.requiredAttribute('modification-type'), date: fields.attribute('effective-date') };
}
