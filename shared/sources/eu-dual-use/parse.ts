import type { EuLaw } from '../../model/law.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import { JsonFields } from '../json-fields.ts';
import { catchFault, ParseFault } from '../parse-fault.ts';
import type { ParseSink, SourceFile, SourceParser } from '../source-parser.ts';
import { normalizeEuLaw, type RawAnnexes } from './normalize.ts';

/** Annexes I and II as structured JSON → tables; refused when an invariant is broken. */
export const parser: SourceParser = {
  version: 'eu-dual-use/2',
  parse: ([file], sink) =>
    catchFault(async () => {
      const raw = readAnnexes(JSON.parse(await textOf(file!)), sink);
      const law = normalizeEuLaw(raw);
      const broken = brokenInvariants(law);
      if (broken.length > 0) throw new ParseFault('law_invariant', broken.join('; '));
      sink.table(law);
      return { publishedAt: raw.validFrom, declared: null, records: raw.entries.length, listsDeclared: null };
    }),
};

async function textOf(file: SourceFile): Promise<string> {
  let text = '';
  for await (const piece of decodeUtf8(file.chunks())) text += piece;
  return text;
}

function readAnnexes(value: unknown, sink: ParseSink): RawAnnexes {
  const fields = new JsonFields(value, 'file', sink);
  const raw: RawAnnexes = {
    celex: fields.required('celex'),
    validFrom: fields.required('valid_from'),
    url: fields.required('source_url'),
    entries: fields.each('index', (entry) => ({ code: entry.required('code'), firstLine: entry.required('first_line') })),
    texts: Object.fromEntries(
      fields.each('entries', (entry) => {
        entry.ignore('category', 'parameters', 'applicable_notes');
        return [entry.required('entry_code'), String(entry.raw('verbatim_text') ?? '')];
      }),
    ),
    authorizations: fields.each('geas', (gea) => {
      return { id: gea.required('id'), title: gea.required('title'), text: gea.required('verbatim_text') };
    }),
    sectionI: String(fields.raw('gea_common_list') ?? ''),
  };
  fields.ignore('corpus_version', 'retrieved_at', 'sha256', 'attribution', 'entry_count', 'docs');
  fields.done();
  return raw;
}

// The consolidation of 2025-11-15 has 384 entries and 8 general authorizations.
const entriesMin = 370;
const sentinels = ['3A001', '5A002', '1C351', '3A501', '4A506', '9A112', '0B001'];
const authorizations = ['EU001', 'EU002', 'EU003', 'EU004', 'EU005', 'EU006', 'EU007', 'EU008'];

/** What must hold of any consolidation; a breach refuses it, and the one in force stays. */
export function brokenInvariants(law: EuLaw): string[] {
  const known = Object.keys(law.authorizations);
  const empty = Object.entries(law.authorizations).filter(
    ([, one]) => one.covers.length === 0 || one.to.length + one.notTo.length === 0,
  );
  return [
    ...(Object.keys(law.entries).length < entriesMin
      ? [`Annex I has ${Object.keys(law.entries).length} entries, expected at least ${entriesMin}`]
      : []),
    ...sentinels.filter((code) => !law.entries[code]).map((code) => `the entry ${code} is missing`),
    ...authorizations.filter((id) => !known.includes(id)).map((id) => `the general authorization ${id} is missing`),
    ...empty.map(([id]) => `${id} covers no item or no destination`),
    ...(law.sectionI.length < 10 ? [`Section I of Annex II has ${law.sectionI.length} codes, expected at least 10`] : []),
    ...(law.authorizations.EU001?.to.length !== 10 ? ['EU001 has not its ten destinations'] : []),
  ];
}
