import { screenParties } from '../../matching/screen-party.ts';
import type { Draft, Match } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';
import { citeList, jurisdictionOf } from '../list-law.ts';

/** How long a removal is told of. */
export const recentlyMs = 24 * 3_600_000;
/** A note holds nothing, so it is made of near-equal names only. */
const scoreMin = 0.9;
const notesPerParty = 3;

/**
 * Notes parties that were listed until less than a day ago. A note, not a reason to hold: who is off the list is off it; but lists
 * have lost entries by mistake, and whoever looks at the order should know that this one is new to being free.
 */
export function checkRecentlyRemoved(order: Order, knowledge: Knowledge, { now }: Circumstances): CheckResult {
  const { removed } = knowledge;
  if (!removed) return { findings: [], gaps: [] };
  const screened = screenParties(removed.index, order.parties, { minScore: scoreMin, perPartyLimit: notesPerParty });
  const findings = order.parties.flatMap((party, position) =>
    (screened[position]?.hits ?? []).flatMap((match) => {
      const at = removed.at.get(match.entry.id) ?? '';
      const age = Date.parse(now) - Date.parse(at);
      const isRecent = age >= 0 && age < recentlyMs && knowledge.index.entry(match.entry.id) === null;
      return isRecent ? [note(party.id, match, at)] : [];
    }),
  );
  return { findings, gaps: [] };
}

function note(party: string, match: Match, at: string): Draft {
  const { source, name, id, url } = match.entry;
  return {
    check: 'party',
    code: 'party.recently_removed',
    jurisdiction: jurisdictionOf(source),
    outcome: 'clear',
    hard: false,
    title: `The name resembles ${name}, taken off ${source} less than a day ago.`,
    detail: `The entry left the list with the version taken in at ${at}. It no longer holds orders; if the removal surprises you, ask the publisher before you ship.`,
    party,
    item: null,
    missingFacts: [],
    // Without the match itself: rules of the deployer hold strong matches, and this is none with a listed party.
    citations: [citeList(source, id, null, url)],
  };
}
