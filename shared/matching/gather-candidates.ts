import type { PreparedName } from '../names/name-token.ts';
import type { Expanded } from './expand-query.ts';
import type { IndexCore, Scratch } from './index-core.ts';
import { canCarry, reachesAlone, type SearchPlan } from './plan-search.ts';
import { firstRowOf, postingsAt, postingsEnd } from './token-table.ts';

/** A candidate costs about as much as so many bytes of postings. */
const candidateBytes = 16;

/**
 * Rows that may reach the bar, into `scratch.candidates`: those that contain an expansion which looks for names and, when that one
 * cannot reach the bar alone, another word of the query. The second condition reads the postings of the other words, so it is
 * asked where that spares more than it costs.
 */
export function gatherCandidates(
  core: IndexCore,
  query: PreparedName,
  expanded: Expanded,
  plan: SearchPlan,
  minScore: number,
): void {
  const { scratch } = core;
  const { expansions } = scratch;
  const paired = plan.partnerCost < candidateBytes * plan.dependentCost;
  scratch.candidateCount = 0;
  if (paired) readPartners(core, query, expanded, plan, minScore);
  for (let at = 0; at < query.tokens.length; at++) {
    const { weight } = query.tokens[at]!;
    for (let one = expanded.from[at]!; one < expanded.from[at + 1]!; one++) {
      const gain = expansions.gain[one]!;
      if (gain <= plan.above[at]! || !canCarry(core, expanded, one, minScore)) continue;
      const todo = !paired ? asCandidates : reachesAlone(plan, gain, weight, minScore) ? asBoth : withPartner;
      readPostings(core, expansions.token[one]!, todo);
    }
    settle(core);
  }
  for (let at = expanded.joinsFrom; at < expansions.count; at++) readPostings(core, expansions.token[at]!, asCandidates);
  for (const split of expanded.splits) readPostings(core, split.rarest, asCandidates);
}

/** Rows of the words that do not look for names. An expansion that cannot carry a match is no partner either. */
function readPartners(core: IndexCore, query: PreparedName, expanded: Expanded, plan: SearchPlan, minScore: number): void {
  const { expansions, partners } = core.scratch;
  partners.fill(0);
  for (let at = 0; at < query.tokens.length; at++) {
    if ((plan.light & (1 << at)) !== 0) continue;
    for (let one = expanded.from[at]!; one < expanded.from[at + 1]!; one++) {
      if (expansions.gain[one]! > plan.above[at]! || !canCarry(core, expanded, one, minScore)) continue;
      readPostings(core, expansions.token[one]!, asPartners);
    }
  }
}

/** Rows of the token just read become partners of the next. */
function settle({ scratch }: IndexCore): void {
  const { fresh, freshCount, partners } = scratch;
  for (let at = 0; at < freshCount; at++) partners[fresh[at]! >>> 5]! |= 1 << (fresh[at]! & 31);
  scratch.freshCount = 0;
}

/** What to do with each row: a candidate; a partner; a candidate if it is a partner already, else a partner of later tokens; both. */
const [asCandidates, asPartners, withPartner, asBoth] = [0, 1, 2, 3];

function readPostings(core: IndexCore, token: number, todo: number): void {
  const { postings } = core.rows;
  const { scratch } = core;
  const to = postingsEnd(core.tokens, token);
  let row = firstRowOf(core.tokens, token);
  takeRow(scratch, row, todo);
  for (let at = postingsAt(core.tokens, token); at < to; ) {
    let byte = postings[at++]!;
    let step = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++]!;
      step |= (byte & 127) << shift;
    }
    row += step;
    takeRow(scratch, row, todo);
  }
}

function takeRow(scratch: Scratch, row: number, todo: number): void {
  const { partners, fresh } = scratch;
  const word = row >>> 5;
  const bit = 1 << (row & 31);
  if (todo === asPartners) partners[word]! |= bit;
  else if (todo === asCandidates || (partners[word]! & bit) !== 0) addCandidate(scratch, row, word, bit);
  else {
    if (scratch.freshCount < fresh.length) fresh[scratch.freshCount++] = row;
    else partners[word]! |= bit;
    if (todo === asBoth) addCandidate(scratch, row, word, bit);
  }
}

function addCandidate(scratch: Scratch, row: number, word: number, bit: number): void {
  if ((scratch.seen[word]! & bit) !== 0) return;
  scratch.seen[word]! |= bit;
  scratch.candidates[scratch.candidateCount++] = row;
}
