import type { Citation } from '../model/citation.ts';
import type { Decision, ExceptionAssessment, Pinned } from '../model/decision.ts';
import type { Finding } from '../model/finding.ts';
import type { Action, Outcome } from '../model/outcome.ts';

/**
 * A decision as an officer files it: one paragraph that says what was decided and why, each sentence with its citation and the
 * edition relied on, then what would authorize the order, what must be done, what is open and what was looked at besides.
 * Plain text, the same decision gives the same bytes (15 CFR 762.4: records must be legible and complete).
 */
export function renderDecision(decision: Decision): string {
  const reasons = decision.findings.filter((finding) => finding.outcome !== 'clear');
  const besides = decision.findings.filter((finding) => finding.outcome === 'clear');
  const paragraph = [opening(decision), ...reasons.map((finding) => sentence(finding, decision.pinned)), closing(decision)];
  const sections = [
    list(
      'By jurisdiction',
      Object.entries(decision.byJurisdiction).map(([name, outcome]) => `${name}: ${outcomeWords[outcome]}`),
    ),
    list('What would authorize it', decision.exceptions.filter(isOpenWay).map(wayOf)),
    list(
      'What must be done',
      decision.obligations.map((one) => `${one.code}: ${one.detail} ${cite(one.citations, decision.pinned)}`),
    ),
    list('Facts that would decide', [...new Set(decision.findings.flatMap((finding) => finding.missingFacts))]),
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
      besides.map((finding) => sentence(finding, decision.pinned)),
    ),
    list(
      'Sources',
      decision.pinned.sources.map(
        (one) => `${one.id}, published ${one.publishedAt ?? 'without a date'}, ${one.entries} entries, ${one.provenance}`,
      ),
    ),
  ];
  return `${[paragraph.join(' '), ...sections.filter((section) => section !== '')].join('\n\n')}\n`;
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

function closing({ pinned, complete, digest }: Decision): string {
  const whole = complete ? 'Every check was completed' : 'Not everything could be judged (see below)';
  return `${whole}, on knowledge edition ${pinned.edition}, ruleset ${pinned.ruleset} and engine ${pinned.engine} (record ${digest}).`;
}

/** One reason as one sentence: what, for whom, why, under which outcome, and where it stands. */
function sentence(finding: Finding, pinned: Pinned): string {
  const subjects = [
    ...(finding.party === null ? [] : [`party ${finding.party}`]),
    ...(finding.item === null ? [] : [`item ${finding.item}`]),
  ];
  const about = subjects.length > 0 ? ` (${subjects.join(', ')})` : '';
  const why = finding.detail === '' ? '' : ` ${stopped(finding.detail)}`;
  const weight = finding.outcome === 'clear' ? '' : `${finding.jurisdiction}: ${outcomeWords[finding.outcome]}; `;
  return `${unstopped(finding.title)}${about}.${why} ${cite(finding.citations, pinned, weight)}`;
}

/** Citations in brackets, each with the edition of its text; the knowledge edition where the text carries none. */
const cite = (citations: readonly Citation[], pinned: Pinned, before = ''): string =>
  `(${before}${citations
    .map(({ instrument, pinpoint, edition }) => {
      const place = pinpoint === null ? instrument : `${instrument}, ${pinpoint}`;
      return `${place}, edition ${edition ?? pinned.edition}`;
    })
    .join('; ')}).`;

const isOpenWay = (one: ExceptionAssessment): boolean => one.status === 'available' || one.status === 'candidate';

function wayOf({ item, code, status, overcomes, conditions, citations }: ExceptionAssessment): string {
  const marks = conditions.map(
    ({ text, met }) => `${met === true ? 'met' : met === false ? 'not met' : 'to confirm'}: ${unstopped(text)}`,
  );
  const where = citations.map(({ instrument, pinpoint }) => pinpoint ?? instrument).join('; ');
  const terms = marks.length > 0 ? `; ${marks.join('; ')}` : '';
  return `${code} is ${status} for item ${item} against ${overcomes.join(', ') || 'no requirement'}${terms} (${where})`;
}

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`${title}:`, ...lines.map((line) => `- ${line}`)].join('\n');

const unstopped = (text: string): string => text.trim().replace(/\.$/, '');
const stopped = (text: string): string => `${unstopped(text)}.`;
