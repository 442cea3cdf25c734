import { reachOf } from '../../licensing/jurisdiction-reach.ts';
import { liftByLicense } from '../../licensing/lift-by-license.ts';
import { listedOwners } from '../../licensing/ownership/listed-owners.ts';
import { ownershipFindings } from '../../licensing/ownership/ownership-findings.ts';
import { ownershipRules } from '../../licensing/ownership/ownership-rules.ts';
import type { Draft, Gap } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/**
 * Owners of the parties that the order names by list entry, straight or through holdings that are parties themselves, against the
 * 50 per cent rules of the day. Owners named without an entry are screened by name with the parties. Lists carry no ownership, so
 * for organizations without any the decision says that it was not given; it is never assumed.
 */
export function checkOwnership(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const asOf = order.asOf ?? circumstances.now;
  const findings: Draft[] = [];
  const gaps: Gap[] = [];
  const owners = listedOwners(order, (id) => knowledge.index.entry(id));
  for (const party of order.parties) {
    const { listed, unknown } = owners.get(party.id) ?? { listed: [], unknown: [] };
    const found = ownershipFindings(party, listed, asOf, order.items);
    findings.push(...found.map((one) => liftByLicense(one, order, circumstances.licenses ?? [], asOf.slice(0, 10))));
    gaps.push(...unknown.map((id) => unknownOwner(party.id, id)));
  }
  return { findings: [...findings, ...notGiven(order)], gaps };
}

const unknownOwner = (party: string, id: string): Gap => ({
  code: 'owner_unknown',
  subject: party,
  detail: `The owner \`${id}\` is on no list of this edition.`,
});

/** For the record: who owns an organization was not stated. No gap, since the law asks for it only where a sign points to it. */
function notGiven(order: Order): Draft[] {
  const silent = order.parties.filter((party) => party.type === 'organization' && party.ownership.length === 0);
  if (silent.length === 0) return [];
  const [ofac] = ownershipRules;
  return [
    {
      check: 'party',
      code: 'party.ownership',
      jurisdiction: reachOf(order, 'US').answer === 'no' ? 'OWN' : 'US', // a law that does not reach the order did not clear it
      outcome: 'clear',
      hard: false,
      title: 'Ownership was not given and not evaluated.',
      detail: `Nothing is stated on who owns ${silent.map((party) => `\`${party.id}\``).join(', ')}; the 50 per cent rules were not applied to them.`,
      party: silent.length === 1 ? (silent[0]?.id ?? null) : null,
      item: null,
      missingFacts: [],
      citations: [...(ofac?.citations ?? [])],
    },
  ];
}
