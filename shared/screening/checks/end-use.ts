import { citeEarSupplement, citeEu, handEdition } from '../../licensing/cite-law.ts';
import { isInForce } from '../../licensing/embargoes/embargo-row.ts';
import { orderPlaces } from '../../licensing/embargoes/order-places.ts';
import type { EndUsePlace, EndUseRule } from '../../licensing/end-use/end-use-rule.ts';
import { endUseRules } from '../../licensing/end-use/end-use-rules.ts';
import { tellingFlags } from '../../licensing/end-use/flag-names.ts';
import { readStatement, saysCivil, statementEdition, type Topic } from '../../licensing/end-use/read-statement.ts';
import { euMembers } from '../../licensing/eu-members.ts';
import { reachOf } from '../../licensing/jurisdiction-reach.ts';
import { liftByLicense } from '../../licensing/lift-by-license.ts';
import { redFlags } from '../../licensing/red-flags/flag-table.ts';
import { placeOf } from '../../licensing/us/place.ts';
import type { Citation } from '../../model/citation.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { severity } from '../../model/outcome.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/**
 * What the goods are for: the answers the shop recorded against Part 744 and the catch-alls of the Union, the questions nobody
 * asked where item and destination make them matter, and words of concern in the statement. Never makes an order clear.
 */
export function checkEndUse(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const country = orderPlaces(order)[0]?.place.country ?? null;
  const day = (order.asOf ?? circumstances.now).slice(0, 10);
  const groups = country === null ? new Set<string>() : placeOf(knowledge.law.us, country).groups;
  const place: EndUsePlace = { country, groups, day };
  const rules = endUseRules.filter(
    (rule) => isInForce(rule.effective, day) && rule.binds(place) && isExport(rule, order, country),
  );
  const isCivil = saysCivil(order.endUse.statement ?? '') || order.endUse.flags.civil === true;
  const judged = rules.flatMap((rule) => judge(rule, order, place, isCivil));
  return {
    findings: [
      ...judged.map((one) => liftByLicense(one, order, circumstances.licenses ?? [], day)),
      ...statementFindings(order, rules),
      ...unknownFlags(order),
    ],
    gaps: [],
  };
}

/** Inside the country, or inside the Union's customs territory, nothing is exported. */
function isExport(rule: EndUseRule, order: Order, country: string | null): boolean {
  if (reachOf(order, rule.jurisdiction).answer === 'no') return false;
  const from = order.shipFrom?.country ?? null;
  if (from !== null && from === country) return false;
  return !(rule.jurisdiction === 'EU' && from !== null && country !== null && euMembers.has(from) && euMembers.has(country));
}

function judge(rule: EndUseRule, order: Order, place: EndUsePlace, isCivil: boolean): Draft[] {
  const answers = rule.flags.map((flag) => order.endUse.flags[flag]);
  if (answers.includes(true)) return triggered(rule, order);
  if (answers.some((answer) => answer === false) || isCivil) return [];
  const asked = order.items.filter((item) => rule.asks(item, place));
  return asked.length > 0 ? [question(rule, asked)] : [];
}

/** A known end use reaches every item, unless the rule names its items. */
function triggered(rule: EndUseRule, order: Order): Draft[] {
  const items = rule.reaches ? order.items.filter(rule.reaches) : [null];
  const reach = reachOf(order, rule.jurisdiction);
  const isOpen = reach.answer === 'unknown'; // whose law reaches the order hangs on a missing fact: a question, not a requirement
  const outcome = isOpen && severity(rule.outcome) > severity('review') ? 'review' : rule.outcome;
  return items.map((item) => ({
    check: 'end_use',
    code: `end_use.${rule.topic}`,
    jurisdiction: rule.jurisdiction,
    outcome,
    hard: false,
    title: rule.title,
    detail: `${rule.detail} The order says that this is the end use.${isOpen ? ' Whether this law reaches the order hangs on facts that are missing.' : ''}`,
    party: null,
    item: item?.id ?? null,
    missingFacts: reach.answer === 'unknown' ? reach.missing : [],
    ...(outcome === 'license_required' ? { requirement: requirement(rule, item, order) } : {}),
    citations: [...rule.citations],
  }));
}

const requirement = (rule: EndUseRule, item: Item | null, order: Order): NonNullable<Draft['requirement']> => ({
  control: item?.classification.us ?? 'all items',
  reason: 'ENDUSE',
  column: rule.citations[0]?.pinpoint ?? rule.id,
  destination: order.destination.country ?? '',
});

/** `a military`, `an advanced node`. */
function named(topic: string): string {
  const words = topic.replaceAll('_', ' ');
  return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
}

const question = (rule: EndUseRule, items: Item[]): Draft => ({
  check: 'end_use',
  code: `end_use.${rule.topic}`,
  jurisdiction: rule.jurisdiction,
  outcome: 'review',
  hard: false,
  title: `Nobody asked about ${named(rule.topic)} end use, and this item and destination make it matter.`,
  detail: `${rule.detail} Ask the buyer and record the answer.`,
  party: null,
  item: items.length === 1 ? (items[0]?.id ?? null) : null,
  missingFacts: rule.flags.slice(0, 1).map((flag) => `endUse.flags.${flag}`),
  citations: [...rule.citations],
});

const knownFlags: ReadonlySet<string> = new Set([
  ...endUseRules.flatMap((rule) => rule.flags),
  ...redFlags.map((flag) => flag.said),
  ...tellingFlags,
  'government', // weighed with License Exception ENC and the general authorizations
  'security',
]);

/** What the order says of the end use and no rule knows: somebody thought it worth telling. */
const unknownFlags = ({ endUse }: Order): Draft[] =>
  Object.keys(endUse.flags)
    .filter((flag) => endUse.flags[flag] === true && !knownFlags.has(flag))
    .map((flag) => ({
      check: 'end_use',
      code: 'end_use.other',
      jurisdiction: 'OWN',
      outcome: 'review',
      hard: false,
      title: `The order says \`${flag}\` of the end use, which no rule here knows.`,
      detail: 'A person must see whether it is an end use that the law restricts.',
      party: null,
      item: null,
      missingFacts: [],
      citations: [citeEarSupplement('732', 3)],
    }));

/** Where a word of concern leads, by jurisdiction. */
const statementLaw: Record<string, Citation> = {
  US: citeEarSupplement('732', 3),
  EU: citeEu('Regulation (EU) 2021/821', 'Art. 4, 5', '02021R0821-20251115'),
};
const ownReading: Citation = { instrument: 'Word table of end uses', pinpoint: null, url: null, edition: statementEdition };

function statementFindings(order: Order, rules: readonly EndUseRule[]): Draft[] {
  if (order.endUse.statement === null || rules.length === 0) return [];
  const jurisdiction = rules[0]?.jurisdiction ?? 'OWN';
  return readStatement(order.endUse.statement).map(({ topic, word }) => statementFinding(topic, word, jurisdiction, order));
}

function statementFinding(topic: Topic, word: string, jurisdiction: string, order: Order): Draft {
  const denied = order.endUse.flags[flagOf[topic] ?? ''] === false;
  const law = statementLaw[jurisdiction];
  return {
    check: 'end_use',
    code: `end_use.${topic}`,
    jurisdiction,
    outcome: 'review',
    hard: false,
    title: `The end-use statement speaks of \`${word}\`.`,
    detail: denied
      ? 'The answers deny such an end use and the statement names it: one of the two is wrong.'
      : 'A person must read the statement and record whether the end use is one that the law restricts.',
    party: null,
    item: null,
    missingFacts: denied ? [] : [`endUse.flags.${flagOf[topic] ?? topic}`],
    citations: [{ ...(law ?? ownReading), edition: law?.edition ?? handEdition }, ownReading],
  };
}

const flagOf: Partial<Record<Topic, string>> = {
  military: 'military',
  military_intelligence: 'militaryIntelligence',
  nuclear: 'nuclear',
  missile: 'missile',
  chem_bio: 'chemBio',
  advanced_node: 'advancedNodeFab',
  supercomputer: 'supercomputer',
  cyber_surveillance: 'cyberSurveillance',
  maritime_nuclear: 'maritimeNuclear',
};
