import type { Citation } from './citation.ts';
import type { Provenance } from './edition.ts';
import type { Finding, Gap } from './finding.ts';
import type { Order } from './order.ts';
import type { Action, Outcome } from './outcome.ts';

export type ExceptionStatus = 'available' | 'candidate' | 'foreclosed' | 'not_listed';

export interface ExceptionAssessment {
  item: string;
  code: string;
  status: ExceptionStatus;
  /** Columns or requirement keys it would overcome. */
  overcomes: string[];
  reasons: string[];
  conditions: { key: string; text: string; met: boolean | null }[];
  citations: Citation[];
}

export interface Obligation {
  code: string;
  detail: string;
  citations: Citation[];
}

export interface Divergence {
  item: string;
  outcomes: Record<string, Outcome>;
  why: string;
}

export interface PinnedSource {
  id: string;
  version: string;
  publishedAt: string | null;
  entries: number;
  provenance: Provenance;
  via?: string;
}

/** All that must be fetched again to judge the same order the same way. */
export interface Pinned {
  edition: string;
  ruleset: string;
  engine: string;
  sources: PinnedSource[];
}

/** The pure part of a decision: same order + same knowledge + same instant = same bytes. */
export interface Judgement {
  outcome: Outcome;
  action: Action;
  complete: boolean;
  gaps: Gap[];
  headline: string;
  buyerMessage: { code: string; text: string };
  byJurisdiction: Record<string, Outcome>;
  findings: Finding[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
  divergence: Divergence[];
  pinned: Pinned;
}

export interface Decision extends Judgement {
  id: string;
  reference: string;
  stage: Order['stage'];
  createdAt: string;
  /** Set when this is a simulation (`asOf`) or a dry run: never releasable. */
  simulated: boolean;
  review: { id: string; state: string; dueAt: string } | null;
  supersedes: string | null;
  /** `order`, `list_change`, `law_change`, `rule_change`, `manual`. */
  trigger: string;
  /** `sha256:` over the canonical judgement and the canonical order. */
  digest: string;
}
