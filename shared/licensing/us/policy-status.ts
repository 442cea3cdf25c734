import type { LawRow } from '../../model/law.ts';

/** Text in force whose authority announced something else. Never a silent choice: the finding shows both. */
export interface DatedPolicy {
  id: string;
  status: 'not_enforced' | 'stayed';
  from: string;
  to: string | null;
  /** Destinations the control reached before the announced text: there the requirement stands either way. */
  formerly: string;
  authority: string;
  note: string;
}

interface PolicyRow extends DatedPolicy {
  applies: (row: LawRow) => boolean;
}

/**
 * The wording of 15 January 2025 on advanced computing (742.6(a)(6)(iii)(A), (a)(13), 4E091, exceptions AIA, ACM, LPP) still stands
 * in the text; the agency said on 13 May 2025 that it will not enforce it and would rescind it; no rescission was found up to
 * September 2026.
 */
const policies: readonly PolicyRow[] = [
  {
    id: 'ai-diffusion',
    status: 'not_enforced',
    from: '2025-05-13',
    to: null,
    formerly: 'AE+MO+D:1+D:4+D:5-A:5-A:6',
    authority: '90 FR 4544; BIS announcement of 2025-05-13',
    note: 'the worldwide requirement stands in the text, but the agency announced that it does not enforce it',
    applies: (row) => row.at === '742.6(a)(6)(iii)(A)',
  },
  {
    id: 'ai-diffusion',
    status: 'not_enforced',
    from: '2025-05-13',
    to: null,
    formerly: '?',
    authority: '90 FR 4544; BIS announcement of 2025-05-13',
    note: 'the worldwide requirement for model weights stands in the text, but the agency announced that it does not enforce it',
    applies: (row) => row.at === '742.6(a)(13)' && row.to === '*',
  },
];

/** The announced policy about a row on a day, or null. */
export const policyOn = (row: LawRow, day: string): DatedPolicy | null =>
  row.at === undefined
    ? null
    : (policies.find((one) => one.applies(row) && one.from <= day && (one.to === null || day <= one.to)) ?? null);

/** All dated policies, for `/v1/coverage` and the README. */
export const datedPolicies: readonly DatedPolicy[] = policies;
