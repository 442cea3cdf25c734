import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { ListEntry } from '../../model/list-entry.ts';
import { type Outcome, severity } from '../../model/outcome.ts';
import type { Party } from '../../model/party.ts';
import { citeEarSupplement } from '../cite-law.ts';
import { listedPartyLaw } from '../end-users/listed-party.ts';
import { bindsAt, type OwnershipRule, ownershipRules, periodAt } from './ownership-rules.ts';

/** A listed owner of a party. Per cent 0–100 of the party itself, already carried through every holding; null when not known. */
export interface ListedOwner {
  entry: ListEntry;
  percent: number | null;
}

/**
 * What the ownership rules say of a party with listed owners on a day (`YYYY-MM-DD` or an instant): shares of owners that one rule
 * counts are added up. A share that is not known is a question; a share under the limit is a red flag.
 *
 * @param items What is sent: a rule that carries over license requirements reaches what an owner's entry reaches.
 */
export function ownershipFindings(party: Party, owners: readonly ListedOwner[], asOf: string, items: readonly Item[]): Draft[] {
  const day = asOf.slice(0, 10);
  const judged = ownershipRules.flatMap((rule) => {
    const counted = owners.filter(({ entry }) => rule.counts(entry));
    return counted.length > 0 ? [judge(rule, party, counted, day, items)] : [];
  });
  const others = owners.filter(({ entry }) => !ownershipRules.some((rule) => rule.counts(entry)));
  return [...judged, ...others.map((owner) => otherOwner(party, owner))];
}

function judge(rule: OwnershipRule, party: Party, owners: ListedOwner[], day: string, items: readonly Item[]): Draft {
  const known = owners.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
  const isOpen = owners.some(({ percent }) => percent === null);
  const { percent, kind } = rule.limit;
  const reached = kind === 'from' ? known >= percent : known > percent;
  const note = periodAt(rule, day)?.note;
  const binds = bindsAt(rule, day);
  const reachesItems = rule.outcome !== 'license_required' || owners.some(({ entry }) => isRequiredFor(entry, items));
  const outcome: Outcome = reached && binds && reachesItems ? rule.outcome : 'review';
  const names = owners.map(({ entry }) => `${entry.names[0]?.value ?? entry.id} (${entry.id})`).join(', ');
  const share = isOpen ? `${known} per cent and an unknown share` : `${known} per cent`;
  const sentences = [
    owners.length === 1 ? `${names} holds ${isOpen ? 'an unknown share' : share}.` : `${names} together hold ${share}.`,
    rule.detail,
    ...(note ? [note] : []),
    ...(isOpen && !reached ? ['The share must be found out: not knowing it is itself a red flag.'] : []),
    ...(reachesItems
      ? []
      : ['The entries of these owners do not reach the items of this order, so the ownership is a red flag.']),
    ...(binds || note ? [] : ['The rule does not bind on this day, the ownership is a red flag.']),
  ];
  return {
    ...base(party),
    jurisdiction: rule.jurisdiction,
    outcome,
    title: reached
      ? rule.title
      : `A listed owner holds a share of this party below the limit of ${percent} per cent, or an unknown one.`,
    detail: sentences.join(' '),
    missingFacts: isOpen && !reached ? [`parties[${party.id}].ownership.percent`] : [],
    ...(severity(outcome) === severity('license_required')
      ? {
          requirement: {
            control: 'all items',
            reason: 'ENDUSER',
            column: '744.11(a)(1)',
            destination: party.address?.country ?? '',
          },
        }
      : {}),
    citations: [...rule.citations],
  };
}

/** 744.11(a)(1): an affiliate needs what its owner's entry says; an entry whose text must be read counts as reaching. */
const isRequiredFor = ({ effect, source, programs, licenseRequirement }: ListEntry, items: readonly Item[]): boolean =>
  listedPartyLaw({ effect, source, programs, licenseRequirement }, { items: [...items] })?.reaches !== 'no';

const base = (party: Party): Pick<Draft, 'check' | 'code' | 'hard' | 'party' | 'item' | 'missingFacts'> => ({
  check: 'party',
  code: 'party.ownership',
  hard: false,
  party: party.id,
  item: null,
  missingFacts: [],
});

/** Owners on lists that no ownership rule names, such as the Unverified List: known to somebody, so told and held. */
const otherOwner = (party: Party, { entry, percent }: ListedOwner): Draft => ({
  ...base(party),
  jurisdiction: 'US',
  outcome: 'review',
  title: 'An owner of this party is listed.',
  detail: `${entry.names[0]?.value ?? entry.id} (${entry.id}) holds ${percent === null ? 'an unknown share' : `${percent} per cent`}. The listing does not carry over by itself; weigh it.`,
  citations: [citeEarSupplement('732', 3, '(b)')],
});
