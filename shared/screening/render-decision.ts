import type { Citation } from '../model/citation.ts';
import type { Decision, ExceptionAssessment, Pinned } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import { type Action, type Outcome, severity } from '../model/outcome.ts';

/**
 * A decision as an officer files it: one paragraph that says what was decided and why, each sentence with its citation and the
 * edition relied on, then what would authorize the order, what must be done, what is open and what was looked at besides.
 * Plain text, the same decision gives the same bytes (15 CFR 762.4: records must be legible and complete).
 */
export function renderDecision(decision: Decision): string {
  const { findings, pinned } = decision;
  const reasons = findings.filter(isReason);
  const besides = findings.filter((finding) => !isReason(finding));
  const paragraph = [
    opening(decision),
    ...inFull(reasons).map((finding) => sentence(finding, pinned)),
    ...furtherMatches(reasons, pinned),
    ...partyNote(decision),
    closing(decision),
  ];
  const sections = [
    list('By jurisdiction', jurisdictionsOf(decision)),
    list('What would authorize it', waysOf(decision)),
    list(
      'What must be done',
      decision.obligations.map((one) => `${one.code}: ${one.detail} ${cite(one.citations, pinned)}`),
    ),
    list('Facts that would decide', [...new Set(findings.flatMap((finding) => finding.missingFacts))]),
    list(
      'Not judged',
      decision.gaps.map((gap) => `${gap.code}: ${gap.detail}`),
    ),
    list(
      'Where jurisdictions differ',
      decision.divergence.map((one) => `item ${one.item}: ${one.why}`),
    ),
    list(
      'Looked at besides',
      besides.map((finding) => sentence(finding, pinned)),
    ),
    list('Sources', sourceLines(pinned.sources)),
  ];
  return `${[paragraph.join(' '), ...sections.filter((section) => section !== '')].join('\n\n')}\n`;
}

/** What holds or conditions the order, and why an item needs no license: both belong into the file. */
const isReason = ({ outcome, code }: Finding): boolean => outcome !== 'clear' || code === 'license.no_requirement';

/** Weaker matches of one party on one list are told in one sentence behind the best of them: what each says is in the record. */
const isFurther = (finding: Finding, reasons: readonly Finding[]): boolean =>
  finding.match !== undefined &&
  finding.outcome === 'review' &&
  reasons.find((one) => sameList(one, finding)) !== finding &&
  reasons.filter((one) => sameList(one, finding)).length > furtherMin;

/** Matches of one party on one list that are still told one by one. */
const furtherMin = 3;

const sameList = (one: Finding, other: Finding): boolean =>
  one.match !== undefined &&
  other.match !== undefined &&
  one.party === other.party &&
  one.match.entry.source === other.match.entry.source &&
  one.match.via === other.match.via;

const inFull = (reasons: readonly Finding[]): Finding[] => reasons.filter((finding) => !isFurther(finding, reasons));

function furtherMatches(reasons: readonly Finding[], pinned: Pinned): string[] {
  const further = reasons.filter((finding) => isFurther(finding, reasons));
  const groups = Map.groupBy(further, ({ party, match }) => `${party}\n${match?.entry.source}\n${match?.via}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    const names = group.map(({ match }) => `${match?.matchedName} (${Math.round((match?.score ?? 0) * 100)})`);
    const citations = group.flatMap(({ citations: [own] }) => (own ? [own] : []));
    const on = `${group.length} further entries of ${first?.match?.entry.source}`;
    return `The ${first?.match?.via.replace('_', ' ')} of party ${first?.party} also comes near ${on}, each to be compared: ${names.join(', ')} ${cite(citations, pinned, `${first?.jurisdiction}: ${outcomeWords.review}; `)}`;
  });
}

const outcomeWords: Record<Outcome, string> = {
  clear: 'clear',
  clear_with_conditions: 'clear with conditions',
  review: 'to be reviewed',
  license_required: 'a license is required',
  prohibited: 'prohibited',
};
const actionWords: Record<Action, string> = { release: 'may be released', hold: 'is held', refuse: 'is refused' };

function opening({ id, reference, stage, createdAt, outcome, action, simulated }: Decision): string {
  const kind = simulated ? 'simulated decision' : 'decision';
  return `By ${kind} ${id} of ${createdAt} at stage ${stage}, order ${reference} ${actionWords[action]}: ${outcomeWords[outcome]}.`;
}

/** That nobody was found is a result too; what was found stands among the reasons. */
function partyNote({ findings, pinned, gaps }: Decision): string[] {
  const isOpen = findings.some((finding) => finding.match) || gaps.some((gap) => gap.subject === 'party');
  if (isOpen || pinned.sources.length === 0) return [];
  return [`No party of the order matched an entry of the lists of this edition (knowledge edition ${pinned.edition}).`];
}

function closing({ pinned, complete, digest }: Decision): string {
  const whole = complete ? 'Every check was completed' : 'Not everything could be judged (see below)';
  return `${whole}, on knowledge edition ${pinned.edition}, ruleset ${pinned.ruleset} and engine ${pinned.engine} (record ${digest}).`;
}

/** One reason as one sentence or two: what, for whom, why, under which outcome, and where it stands. */
function sentence(finding: Finding, pinned: Pinned): string {
  const subjects = [
    ...(finding.party === null ? [] : [`party ${finding.party}`]),
    ...(finding.item === null ? [] : [`item ${finding.item}`]),
  ];
  const about = subjects.length > 0 ? ` (${subjects.join(', ')})` : '';
  const weight = finding.outcome === 'clear' ? '' : `${finding.jurisdiction}: ${outcomeWords[finding.outcome]}; `;
  const cited = cite(finding.citations, pinned, weight);
  if (repeats(finding)) return `${withSubject(finding.detail, about)} ${cited}`;
  const why = finding.detail === '' ? '' : ` ${stopped(finding.detail)}`;
  return `${unstopped(finding.title)}${about}.${why} ${cited}`;
}

/** The detail says again what the title says, and more: `5A002.a needs a license …`. */
const repeats = ({ check, title, detail }: Finding): boolean =>
  check === 'license' && detail !== '' && title.split(' ', 1)[0] === detail.split(' ', 1)[0];

/** The subject behind the first word, which is the code of the item. */
const withSubject = (detail: string, about: string): string => stopped(detail.replace(/^\S+/, (first) => first + about));

const jurisdictionsOf = ({ byJurisdiction }: Decision): string[] =>
  Object.entries(byJurisdiction).map(([name, outcome]) => `${name}: ${outcomeWords[outcome]}`);

/** Citations in brackets, each with the edition of its text; the knowledge edition where the text carries none. */
const cite = (citations: readonly Citation[], pinned: Pinned, before = ''): string =>
  `(${before}${citations
    .map(({ instrument, pinpoint, edition }) => {
      const place = pinpoint === null ? instrument : `${instrument}, ${pinpoint}`;
      return `${place}, edition ${dayOf(edition ?? pinned.edition)}`;
    })
    .join('; ')}).`;

/** Publishers give instants; the day is what one looks up. */
const dayOf = (edition: string): string => edition.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, '$1');

/** Exceptions whose conditions are about the transaction: named together, since any item may meet them. */
const forTransactions = new Set(['TMP', 'RPL', 'GOV', 'TSU', 'BAG', 'AVS', 'APR']);

/** What may still be used: where something lifts all that an item needs, that alone; else every candidate. */
function waysOf({ exceptions, findings }: Decision): string[] {
  const stands = (item: string): boolean =>
    findings.some((one) => one.requirement && one.item === item && severity(one.outcome) >= severity('review'));
  const open = exceptions.filter((one) => one.status === 'available' || (one.status === 'candidate' && stands(one.item)));
  const special = open.filter((one) => one.status === 'candidate' && forTransactions.has(one.code));
  const named = [...new Set(special.map(({ code, citations }) => `${code} (${placesOf(citations)})`))];
  const others = `for certain transactions also ${named.join(', ')}, each under its own conditions`;
  return [...open.filter((one) => !special.includes(one)).map(wayOf), ...(named.length > 0 ? [others] : [])];
}

function wayOf({ item, code, status, overcomes, conditions, citations }: ExceptionAssessment): string {
  const marks = conditions.map(
    ({ text, met }) => `${met === true ? 'met' : met === false ? 'not met' : 'to confirm'}: ${unstopped(text)}`,
  );
  const terms = marks.length > 0 ? `; ${marks.join('; ')}` : '';
  const is = status === 'available' ? 'is available' : 'is a candidate';
  return `${code} ${is} for item ${item} against ${overcomes.join(', ') || 'no requirement'}${terms} (${placesOf(citations)})`;
}

const placesOf = (citations: readonly Citation[]): string =>
  citations.map(({ instrument, pinpoint }) => pinpoint ?? instrument).join('; ');

const sourceLine = ({ id, publishedAt, entries, provenance }: Pinned['sources'][number]): string =>
  `${id}, published ${publishedAt === null ? 'without a date' : publishedAt.slice(0, 10)}, ${entries} entries, ${provenance}`;

/** One line a file; the lists inside it behind it, since they are of one publication. */
function sourceLines(sources: Pinned['sources']): string[] {
  const files = sources.filter(({ via }) => via === undefined);
  const orphans = sources.filter(({ via }) => via !== undefined && !files.some(({ id }) => id === via));
  const whole = files.map((file) => {
    const inside = sources.filter(({ via }) => via === file.id).map(({ id, entries }) => `${id} ${entries}`);
    return `${sourceLine(file)}${inside.length > 0 ? ` (${inside.join(', ')})` : ''}`;
  });
  return [...whole, ...orphans.map(sourceLine)];
}

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `- ${line}`)].join('\n');

const unstopped = (text: string): string => text.trim().replace(/\.$/, '');
const stopped = (text: string): string => `${unstopped(text)}.`;
