import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lawTables } from '../../shared/licensing/law-tables.ts';
import { starterUs } from '../../shared/licensing/starter-tables.ts';
import type { EccnEntry } from '../../shared/model/law.ts';
import { type Outcome, strictest } from '../../shared/model/outcome.ts';
import type { CheckResult } from '../../shared/screening/check.ts';
import { checkDestination } from '../../shared/screening/checks/destination.ts';
import { checkEndUse } from '../../shared/screening/checks/end-use.ts';
import { checkLicense } from '../../shared/screening/checks/license.ts';
import { checkOwnership } from '../../shared/screening/checks/ownership.ts';
import { checkRedFlags } from '../../shared/screening/checks/red-flags.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';
import { missing, referenceFile } from '../reference.ts';
import { type Vector, vectorOrder } from './vector-order.ts';

const file = 'vectors/license-vectors.json';
const vectors: Vector[] = missing(file) ? [] : JSON.parse(readFileSync(referenceFile(file) ?? '', 'utf8')).vectors;

/** Cases that hang on who a listed party is, or compare two names: party screening has its own tests. */
const aboutParties = /^(?:OF-00[3569]|US-10[3569]|US-120|US-121|XJ-003)/;

const fictional: EccnEntry = {
  title: 'fictional entry of the worked example in 738.4(b)',
  reasons: ['NS', 'NP', 'AT'],
  rows: [
    { reason: 'NS', to: 'NS2' },
    { reason: 'NP', to: 'NP1', scope: [{ in: ['b'] }] },
    { reason: 'AT', to: 'AT1' },
  ],
  exceptions: { LVS: { yes: [{}], limits: [{ usd: 5000 }] }, GBS: { yes: [{}] } },
};
const law = lawTables({ 'us-ear': { ...starterUs, entries: { ...starterUs.entries, '2A000': fictional } } });
const knowledge = { law, edition: { sources: {} } } as unknown as Knowledge;

function judge(vector: Vector): CheckResult & { outcome: Outcome } {
  const order = vectorOrder(vector);
  const circumstances = { now: `${vector.input.decisionDate ?? '2026-11-23'}T00:00:00Z`, gaps: [] };
  const results = [checkLicense, checkDestination, checkEndUse, checkRedFlags, checkOwnership].map((check) =>
    check(order, knowledge, circumstances),
  );
  const all: CheckResult = {
    findings: results.flatMap((result) => result.findings),
    gaps: results.flatMap((result) => result.gaps),
    exceptions: results.flatMap((result) => result.exceptions ?? []),
    obligations: results.flatMap((result) => result.obligations ?? []),
    divergence: results.flatMap((result) => result.divergence ?? []),
  };
  const outcome = strictest(...all.findings.map((finding) => finding.outcome), all.gaps.length > 0 ? 'review' : 'clear');
  return { ...all, outcome };
}

const wire = (outcome: string): Outcome => outcome.toLowerCase().replace('licence', 'license') as Outcome;

/** Expected control → the reason it needs, and the column where the case names one of the chart. */
const requirementKeys = (result: CheckResult): string[] =>
  result.findings.flatMap((finding) =>
    finding.requirement ? [finding.requirement.reason, `${finding.requirement.reason} ${finding.requirement.column}`] : [],
  );

describe.skipIf(vectors.length === 0)('worked license cases', () => {
  it.each(vectors.filter((vector) => !aboutParties.test(vector.id)).map((vector) => [vector.id, vector.title, vector] as const))(
    '%s %s',
    (_id, _title, vector) => {
      const result = judge(vector);
      const { expected } = vector;
      const told = JSON.stringify(
        result.findings.map((finding) => [finding.outcome, finding.code, finding.detail]),
        null,
        1,
      );
      if (expected.outcome) expect(result.outcome, told).toBe(wire(expected.outcome));
      for (const control of expected.controls ?? []) {
        const keys = requirementKeys(result);
        const onChart = /^[A-Z]{2}\d$/.test(control.column);
        if (control.x === false) expect(keys, told).not.toContain(`${control.reason} ${control.column}`);
        else if (vector.regime === 'US-EAR' && !/not met/.test(control.column))
          expect(keys, told).toContain(onChart ? `${control.reason} ${control.column}` : control.reason);
      }
      for (const [code, status] of Object.entries<string>(expected.exceptions ?? {})) {
        if (!/^[A-Z]{3}$/.test(code)) continue;
        const shown = result.exceptions?.find((exception) => exception.code === code)?.status ?? 'not_listed';
        expect(shown, `${code}: ${told}`).toMatch(statusPattern(status));
      }
      if (expected.authorisation && /^EU\d/.test(expected.authorisation)) {
        expect(result.exceptions?.find((exception) => exception.code === expected.authorisation)?.status).toBe('available');
      }
      for (const [regime, outcome] of Object.entries<string>(expected.byRegime ?? {})) {
        const jurisdiction = regime === 'US-EAR' ? 'US' : 'EU';
        if (/^[A-Z_]+$/.test(outcome))
          expect(
            strictest(
              ...result.findings.filter((finding) => finding.jurisdiction === jurisdiction).map((finding) => finding.outcome),
            ),
            told,
          ).toBe(wire(outcome));
      }
      if (typeof expected.eeiRequired === 'boolean')
        expect(result.obligations?.some((one) => one.code === 'EEI')).toBe(expected.eeiRequired);
      if (JSON.stringify(expected.obligations ?? '').includes('EEI'))
        expect(result.obligations?.map((one) => one.code)).toContain('EEI');
    },
  );
});

function statusPattern(status: string): RegExp {
  if (status.startsWith('available')) return /^available$/;
  if (status.startsWith('candidate')) return /^candidate$/;
  if (status.startsWith('N/A')) return /^(?:not_listed|foreclosed)$/;
  return status.startsWith('foreclosed') ? /^(?:foreclosed|not_listed)$/ : /./;
}
