import type { Decision } from '../model/decision.ts';
import type { ChecklistAnswer, Review } from '../model/review.ts';

/** The steps of OFAC FAQ 5 (https://ofac.treasury.gov/faqs/5), in our words, as questions a reviewer answers yes or no. */
export const fiveSteps = [
  'Is the match against a list this order must be screened against, and not a similar name elsewhere?',
  'Is the listed party of the same kind (person, organization, vessel) as the party of the order?',
  'Does more than one part of the name match?',
  'Compared with the whole entry (address, nationality, birth date, identifiers, former names): is the information at hand enough to tell?',
  'Are there a number of similarities or exact matches?',
] as const;

/** The review a held decision opens. Steps are asked only where a listed party was found. */
export function newReview(decision: Decision): Review | null {
  if (!decision.review) return null;
  return {
    id: decision.review.id,
    decisionId: decision.id,
    reference: decision.reference,
    state: 'open',
    dueAt: decision.review.dueAt,
    openedAt: decision.createdAt,
    outcome: decision.outcome,
    action: decision.action,
    version: 1,
    claim: null,
    notes: [],
    checklist: decision.findings.some((finding) => finding.match) ? fiveSteps.map(unanswered) : [],
    resolution: null,
    unsent: [],
  };
}

const unanswered = (question: string, index: number): ChecklistAnswer => ({
  step: index + 1,
  question,
  answer: null,
  note: null,
  by: null,
  at: null,
});
