import type { Citation } from './citation.ts';
import type { Outcome } from './outcome.ts';

/** How one token of the query met one token of the listed name. */
export interface TokenMatch {
  query: string;
  candidate: string;
  /** 0–1, four decimals at most (integer basis points inside). */
  similarity: number;
  /** `equal`, `edit`, `skeleton`, `initial`, `join`, `split`, `nickname`, `script`, … */
  how: string;
}

/** One reason for a match score. Its explanation is the feature's docstring, served with it. */
export interface MatchFeature {
  name: string;
  score: number;
  detail: string;
  query: string | null;
  candidate: string | null;
  tokens?: TokenMatch[];
}

export interface MatchedEntry {
  id: string;
  source: string;
  name: string;
  type: string;
  programs: string[];
  licensePolicy: string | null;
  licenseRequirement: string | null;
  effect: string;
  listedAt: string | null;
  url: string | null;
  /** Hash of the entry's content: suppressions are bound to it. */
  hash: string;
}

export type Band = 'strong' | 'medium' | 'weak';

export interface Match {
  entry: MatchedEntry;
  matchedName: string;
  /** Which text of the order matched: `name`, `alias`, `address_line`, `address`, `identifier`, `email_domain`, `owner`. */
  via: string;
  score: number;
  nameScore: number;
  band: Band;
  features: MatchFeature[];
  for: string[];
  against: string[];
  absent: string[];
  /** What one more fact would decide, for example `a birth date would decide`; null when nothing would. */
  settles: string | null;
}

export interface Requirement {
  control: string;
  reason: string;
  column: string;
  destination: string;
}

export type CheckName = 'party' | 'destination' | 'license' | 'end_use' | 'red_flag' | 'policy' | 'data';

/** One reason. `code` is `check.topic` as in the API contract. */
export interface Finding {
  id: string;
  check: CheckName;
  code: string;
  /** `US`, `EU`, `UN`, `UK`, `CA`, `AU`, `CH`, `JP`, `CN`, or `OWN` for the deployer's policy. */
  jurisdiction: string;
  outcome: Outcome;
  /** True when the facts are hard (embargoed destination, identifier equality, own deny list): only then may `prohibited` refuse. */
  hard: boolean;
  title: string;
  detail: string;
  party: string | null;
  item: string | null;
  /** Facts that would decide, by name as in the order (`items[1].classification.us`). */
  missingFacts: string[];
  match?: Match;
  requirement?: Requirement;
  citations: Citation[];
}

/** What a check returns: findings before they are numbered. */
export type Draft = Omit<Finding, 'id'>;

/** What could not be judged. A gap that touches the outcome makes it at least `review`. */
export interface Gap {
  code: string;
  /** Source, party, item or jurisdiction it concerns. */
  subject: string | null;
  detail: string;
}
