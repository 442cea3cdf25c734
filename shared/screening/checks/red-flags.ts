import { orderPlaces } from '../../licensing/embargoes/order-places.ts';
import { reachOf } from '../../licensing/jurisdiction-reach.ts';
import { highPriorityCitation } from '../../licensing/red-flags/common-high-priority.ts';
import { citeRedFlag, type RedFlag, redFlags } from '../../licensing/red-flags/flag-table.ts';
import { signs } from '../../licensing/red-flags/signs.ts';
import { type Sighting, viewOf } from '../../licensing/red-flags/view.ts';
import { classOf } from '../../licensing/us/class-of.ts';
import { placeOf } from '../../licensing/us/place.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { own } from '../../model/own.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/**
 * The red flags of Supplement No. 3 to 15 CFR Part 732 that an order's data can show, those a person recorded in
 * `endUse.flags`, and signs of other guidance (common high priority goods, contradictory countries, embassies). They hold an
 * order until somebody resolves them with a reason; none ever clears one.
 */
export function checkRedFlags(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const country = orderPlaces(order)[0]?.place.country ?? null;
  const groups = country === null ? new Set<string>() : placeOf(knowledge.law.us, country).groups;
  const view = viewOf(order, country, groups, (item) => limitOf(item, knowledge));
  const day = (order.asOf ?? circumstances.now).slice(0, 10);
  const seen = signs.flatMap((sign) => sign(view));
  const said = redFlags.filter((flag) => order.endUse.flags[flag.said] === true && flag.from <= day);
  const jurisdiction = whoseGuidance(order);
  return {
    findings: [...seen.map((one) => seenFinding(one, jurisdiction)), ...said.map((flag) => saidFinding(flag, jurisdiction))],
    gaps: [],
  };
}

/** The highest value limit of the item's entry, US dollars. */
function limitOf(item: Item, { law }: Knowledge): number | null {
  const known = classOf(item);
  const limits = known?.kind === 'eccn' ? (own(law.us.entries, known.entry)?.exceptions.LVS?.limits ?? []) : [];
  return limits.length > 0 ? Math.max(...limits.map(({ usd }) => usd)) : null;
}

/** The guidance is American; where United States law does not reach, the same signs are the deployer's own care. */
const whoseGuidance = (order: Order): string => (reachOf(order, 'US').answer === 'no' ? 'OWN' : 'US');

const seenFinding = (one: Sighting, jurisdiction: string): Draft => ({
  check: 'red_flag',
  code: `red_flag.${one.topic}`,
  jurisdiction,
  outcome: one.holds === false ? 'clear' : 'review',
  hard: false,
  title: one.title,
  detail: one.detail,
  party: one.party ?? null,
  item: one.item ?? null,
  missingFacts: [],
  citations: one.topic === 'common_high_priority' ? [highPriorityCitation, citeRedFlag(null)] : [citeRedFlag(one.number)],
});

const saidFinding = (flag: RedFlag, jurisdiction: string): Draft => ({
  check: 'red_flag',
  code: `red_flag.${flag.topic}`,
  jurisdiction,
  outcome: 'review',
  hard: false,
  title: `Red flag ${flag.number} was recorded.`,
  detail: `${flag.text} It must be resolved with a written reason before the goods leave.`,
  party: null,
  item: null,
  missingFacts: [],
  citations: [citeRedFlag(flag.number)],
});
