import type { Decision, Problem, SearchResult, Sources } from '../../shared/client/client.ts';
import { plain } from './plain.ts';

/** A decision for a person at a terminal: what to do, and every reason with its source. */
export function showDecision(action: string, decision: Decision | null, problem: Problem | null): string {
  if (!decision) return [`${action}: no decision was made`, ...problemLines(problem)].join('\n');
  const { headline, id, findings, gaps } = decision;
  const reasons = findings.map((finding) => {
    const [citation] = finding.citations;
    const source = [citation?.instrument, citation?.pinpoint].filter(Boolean).join(', ');
    return `  ${finding.outcome.padEnd(22)} ${finding.title}${source ? ` [${source}]` : ''}`;
  });
  const lacks = gaps.map((gap) => `  gap                    ${gap.detail}`);
  return [`${action}: ${headline}`, ...reasons, ...lacks, `  ${id}`].map(plain).join('\n');
}

function problemLines(problem: Problem | null): string[] {
  if (!problem) return ['  no answer came in time'];
  const faults = (problem.errors ?? []).map(({ pointer, message }) => `  ${pointer || 'the body'} ${message}`);
  return [`  ${problem.title}`, ...faults].map(plain);
}

export const showMatches = (results: SearchResult['results']): string =>
  results.length === 0
    ? 'nobody listed is like this'
    : results.map(({ score, matchedName, entry }) => plain(`${score.toFixed(2)}  ${matchedName}  (${entry.id})`)).join('\n');

export const showSources = (sources: Sources['data']): string =>
  sources
    .map(({ id, state, entries, publishedAt }) =>
      plain(`${id.padEnd(16)} ${state.padEnd(12)} ${String(entries).padStart(7)}  ${publishedAt?.slice(0, 10) ?? ''}`),
    )
    .join('\n');
