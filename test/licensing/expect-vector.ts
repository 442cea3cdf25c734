import { expect } from 'vitest';
import type { ExceptionAssessment, Obligation } from '../../shared/model/decision.ts';
import type { Draft, Gap } from '../../shared/model/finding.ts';
import { type Outcome, strictest } from '../../shared/model/outcome.ts';
import type { Vector } from './vector-order.ts';

/** As much of an answer as a worked case speaks of; the same in process and over HTTP. */
export interface Answer {
  outcome: Outcome;
  findings: Draft[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
  gaps: Gap[];
}

const wire = (outcome: string): Outcome => outcome.toLowerCase().replace('licence', 'license') as Outcome;

/** Outcome, requirements, exceptions, results by jurisdiction and obligations of one worked case. */
export function expectVector({ expected, regime }: Vector, answer: Answer): void {
  const told = JSON.stringify(
    [...answer.gaps, ...answer.findings.map((finding) => [finding.outcome, finding.code, finding.title, finding.detail])],
    null,
    1,
  );
  if (expected.outcome) expect(answer.outcome, told).toBe(wire(expected.outcome));
  for (const control of expected.controls ?? []) expectControl(control, answer, regime, told);
  for (const [code, status] of Object.entries<string>(expected.exceptions ?? {})) {
    if (!/^[A-Z]{3}$/.test(code)) continue;
    const shown = answer.exceptions.find((exception) => exception.code === code)?.status ?? 'not_listed';
    expect(shown, `${code}: ${told}`).toMatch(statusPattern(status));
  }
  if (expected.authorisation && /^EU\d/.test(expected.authorisation))
    expect(answer.exceptions.find((exception) => exception.code === expected.authorisation)?.status).toBe('available');
  for (const [name, outcome] of Object.entries<string>(expected.byRegime ?? {}))
    if (/^[A-Z_]+$/.test(outcome)) expect(outcomeUnder(name === 'US-EAR' ? 'US' : 'EU', answer), told).toBe(wire(outcome));
  const filed = answer.obligations.map((one) => one.code);
  if (typeof expected.eeiRequired === 'boolean') expect(filed.includes('EEI'), told).toBe(expected.eeiRequired);
  for (const text of expected.obligations ?? expected.conditions ?? [])
    if (/EEI/.test(text)) expect(filed, told).toContain('EEI');
}

/** Expected control → the reason it needs, and the column where the case names one of the chart. */
function expectControl(
  control: { reason: string; column: string; x?: boolean },
  answer: Answer,
  regime: string,
  told: string,
): void {
  const keys = answer.findings.flatMap(({ requirement }) =>
    requirement ? [requirement.reason, `${requirement.reason} ${requirement.column}`] : [],
  );
  const onChart = /^[A-Z]{2}\d$/.test(control.column);
  if (control.x === false) expect(keys, told).not.toContain(`${control.reason} ${control.column}`);
  else if (regime === 'US-EAR' && !/not met/.test(control.column))
    expect(keys, told).toContain(onChart ? `${control.reason} ${control.column}` : control.reason);
}

const outcomeUnder = (jurisdiction: string, { findings }: Answer): Outcome =>
  strictest(...findings.filter((finding) => finding.jurisdiction === jurisdiction).map((finding) => finding.outcome));

function statusPattern(status: string): RegExp {
  if (status.startsWith('available')) return /^available$/;
  if (status.startsWith('candidate')) return /^candidate$/;
  if (status.startsWith('N/A')) return /^(?:not_listed|foreclosed)$/;
  return status.startsWith('foreclosed') ? /^(?:foreclosed|not_listed)$/ : /./;
}
