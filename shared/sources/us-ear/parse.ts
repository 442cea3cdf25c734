import { decodeUtf8 } from '../decode-utf8.ts';
import { catchFault, ParseFault } from '../parse-fault.ts';
import type { SourceFile, SourceParser } from '../source-parser.ts';
import { brokenInvariants } from './invariants.ts';
import { normalizeUsLaw } from './normalize.ts';
import { parseControlList } from './parse-ccl.ts';
import { parseChart } from './parse-chart.ts';
import { parseGroups } from './parse-groups.ts';
import { parseExceptionSections, parseFirstColumn, parseNotes, parseSdnTags } from './parse-sections.ts';
import type { RawLaw } from './raw-law.ts';
import { type PartFile, readBlocks } from './read-blocks.ts';

/** Five parts of the EAR in the eCFR layout → tables; refused when an invariant is broken (`invariants.ts`). */
export const parser: SourceParser = {
  version: 'us-ear/2',
  parse: (files, sink) =>
    catchFault(async () => {
      const raw = await readUsLaw(files);
      const law = normalizeUsLaw(raw);
      const broken = brokenInvariants(raw, law);
      if (broken.length > 0) throw new ParseFault('law_invariant', broken.join('; '));
      sink.table(law);
      const records = raw.entries.length;
      return { publishedAt: raw.edition === undated ? null : raw.edition, declared: null, records, listsDeclared: null };
    }),
};

/** Edition of a file that says no date. */
const undated = 'undated';

/** The five parts as read. */
export async function readUsLaw(files: readonly SourceFile[]): Promise<RawLaw> {
  const parts = new Map<string, PartFile>();
  let issued: string | null = null;
  for (const file of files) {
    if (file.name === 'titles.json') {
      issued = await issueDate(file);
      continue;
    }
    const part = await readBlocks(file);
    parts.set(part.part, part);
  }
  const part = (number: string): PartFile => parts.get(number) ?? missing(number);
  return {
    edition: issued ?? part('774').edition ?? undated,
    chart: parseChart(appendix(part('738'), 1)),
    groups: parseGroups(appendix(part('740'), 1)),
    exceptions: parseExceptionSections(part('740')),
    entries: parseControlList(appendix(part('774'), 1)),
    notes: { ...parseNotes(part('744')), ...parseNotes(part('746')), ...parseNotes(part('740')) },
    sdnTags: parseSdnTags(part('744')),
    hts6: parseFirstColumn(part('746'), 2),
    partners: parseFirstColumn(part('746'), 3),
  };
}

/** `latest_issue_date` of Title 15 in the service's list of titles. */
async function issueDate(file: SourceFile): Promise<string> {
  let text = '';
  for await (const piece of decodeUtf8(file.chunks())) text += piece;
  const found = (JSON.parse(text) as { titles?: { number: number; latest_issue_date?: string }[] }).titles?.find(
    (one) => one.number === 15,
  );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(found?.latest_issue_date ?? '')) {
    throw new ParseFault('missing_date', 'the list of titles gives no issue date for title 15', file.name);
  }
  return found?.latest_issue_date ?? undated;
}

function missing(number: string): never {
  throw new ParseFault('missing_part', `part ${number} of the title is not among the files`, number);
}

function appendix(part: PartFile, supplement: number): PartFile['divisions'][number] {
  const number = `Supplement No. ${supplement} to Part ${part.part}`;
  const found = part.divisions.find((division) => division.type === 'APPENDIX' && division.number === number);
  if (!found) throw new ParseFault('missing_appendix', `\`${number}\` was not found`, number);
  return found;
}
