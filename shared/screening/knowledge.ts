import type { LicenseOnRecord } from '../licensing/covered-by.ts';
import type { LawTables } from '../licensing/law-tables.ts';
import type { MatchIndex } from '../matching/match-index.ts';
import type { Edition } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import type { OrderHistory } from '../model/order-history.ts';
import type { Ruleset } from '../model/rule.ts';

/** Everything the gate knows when it judges: pinned by id in the decision, loaded whole or not at all. */
export interface Knowledge {
  edition: Edition;
  index: MatchIndex;
  /** Entries lately taken off their lists, with the instant each went. Absent: none. */
  removed?: { index: MatchIndex; at: ReadonlyMap<string, string> };
  law: LawTables;
  ruleset: Ruleset;
  /** Version of the code. */
  engine: string;
}

/** What else a judgement depends on; stored with the decision so that replay can give it again. */
export interface Circumstances {
  /** ISO instant of the judgement. */
  now: string;
  /** Gaps of the knowledge itself at `now` (stale, missing, sample). */
  gaps: Gap[];
  /** Checks that a past run left unfinished: a replay leaves them out again. */
  unfinished?: string[];
  /** Suppressions in force for parties of this order, resolved by party id. */
  suppressions?: { id: string; party: string; entryId: string; entryHash: string }[];
  /** Licenses on record that the order names, with whether what is left of them is enough. */
  licenses?: LicenseOnRecord[];
  /** Earlier orders of the same consignee, as fingerprints. Absent: not asked. */
  history?: OrderHistory;
}
