import type { Draft } from '../model/finding.ts';
import type { Item } from '../model/item.ts';
import type { Order } from '../model/order.ts';
import type { Outcome } from '../model/outcome.ts';
import { citeEar, citeOfac } from './cite-law.ts';
import {
  type Agency,
  answers,
  coversCode,
  coversPlaceAndDay,
  type LicenseOnRecord,
  plainName,
  usableLicenses,
} from './covered-by.ts';

/** One kind of finding about a person or an end use that a license can answer, and how far. */
interface Lift {
  agency: Agency;
  check: Draft['check'];
  /** Lists of the matched entry; absent: findings without a match. */
  lists?: readonly string[];
  jurisdiction: string;
  from: readonly Outcome[];
  /** A prohibition or an end use becomes a question at most: only a person lifts it, by the number of the license. */
  to: 'clear_with_conditions' | 'review';
  citation: Draft['citations'][number] | null;
}

/**
 * What a license on record may lift beside license requirements and embargoes. Whatever is not here it lifts not: own lists, lists
 * of peers, the Security Council, red flags, the Unverified List. First row that fits.
 */
const lifts: readonly Lift[] = [
  // The requirement of an Entity List or Military End-User List entry is a license of BIS; an exception is not enough (744.11(a)).
  {
    agency: 'BIS',
    check: 'party',
    lists: ['us-bis-el', 'us-bis-meu'],
    jurisdiction: 'US',
    from: ['license_required', 'review'],
    to: 'clear_with_conditions',
    citation: citeEar('744.11(a)'),
  },
  {
    agency: 'BIS',
    check: 'party',
    jurisdiction: 'US',
    from: ['license_required'],
    to: 'clear_with_conditions',
    citation: citeEar('744.11(a)(1)'),
  },
  // A license is for the end use stated when it was asked for, which the register does not hold: a person compares them.
  {
    agency: 'BIS',
    check: 'end_use',
    jurisdiction: 'US',
    from: ['license_required'],
    to: 'review',
    citation: citeEar('744.1(a)'),
  },
  {
    agency: 'BIS',
    check: 'party',
    lists: ['us-bis-dpl'],
    jurisdiction: 'US',
    from: ['prohibited'],
    to: 'review',
    citation: citeEar('764.3(a)(2)'),
  },
  {
    agency: 'OFAC',
    check: 'party',
    lists: ['us-ofac-sdn'],
    jurisdiction: 'US',
    from: ['prohibited'],
    to: 'review',
    citation: citeOfac('501.801'),
  },
  { agency: 'OFAC', check: 'party', jurisdiction: 'US', from: ['prohibited'], to: 'review', citation: citeOfac('501.801') },
  { agency: 'EU', check: 'party', lists: ['eu-fsf'], jurisdiction: 'EU', from: ['prohibited'], to: 'review', citation: null },
  { agency: 'EU', check: 'party', jurisdiction: 'EU', from: ['prohibited'], to: 'review', citation: null },
  { agency: 'UK', check: 'party', lists: ['uk-sl'], jurisdiction: 'UK', from: ['prohibited'], to: 'review', citation: null },
  { agency: 'UK', check: 'party', jurisdiction: 'UK', from: ['prohibited'], to: 'review', citation: null },
];

/**
 * The finding as a license on record leaves it: a license of the agency that asks, which names the party, and covers the items, the
 * destination and the day. A license that names nobody lifts nothing about anybody.
 *
 * @param day `YYYY-MM-DD`.
 */
export function liftByLicense(found: Draft, order: Order, licenses: readonly LicenseOnRecord[], day: string): Draft {
  const usable = usableLicenses(order, licenses);
  if (usable.length === 0) return found;
  for (const lift of lifts.filter((one) => fits(one, found))) {
    const license = usable.find((one) => covers(one, lift, found, order, day));
    if (license) return lifted(found, lift, license);
  }
  return found;
}

const fits = (lift: Lift, found: Draft): boolean =>
  lift.check === found.check &&
  lift.jurisdiction === found.jurisdiction &&
  lift.from.includes(found.outcome) &&
  (lift.lists ? found.match !== undefined && lift.lists.includes(found.match.entry.source) : found.match === undefined);

function covers(license: LicenseOnRecord, { agency, to }: Lift, found: Draft, order: Order, day: string): boolean {
  const country = order.destination.country;
  return (
    license.authority !== undefined &&
    license.jurisdiction === found.jurisdiction &&
    country !== null &&
    answers(license, agency, country) &&
    coversPlaceAndDay(license, country, day) &&
    namesParties(license, found, order) &&
    (to === 'review' || speaksOfListing(license, found)) && // a person will see
    itemsOf(found, order).every((item) => coversItem(license, item, found.jurisdiction))
  );
}

/** The party of the finding; for an end use, whoever uses or receives the goods in the end. */
function namesParties({ parties = [] }: LicenseOnRecord, found: Draft, order: Order): boolean {
  const about = order.parties.filter(({ id, roles }) =>
    found.party === null ? roles.some((role) => role === 'end_user' || role === 'ultimate_consignee') : id === found.party,
  );
  return about.length > 0 && about.every(({ name }) => parties.includes(plainName(name)));
}

/**
 * Whether the license was issued in sight of the listing: it names the entry by id, or was issued to a party of exactly the listed
 * name after it was listed. A namesake on the license must not clear a party listed since.
 */
function speaksOfListing({ parties = [], entries = [], validFrom }: LicenseOnRecord, { match }: Draft): boolean {
  if (!match || entries.includes(match.entry.id)) return true;
  const { name, listedAt } = match.entry;
  const isNamed = [name, match.matchedName].some((one) => parties.includes(plainName(one)));
  const isIdentified = match.via === 'identifier';
  return (isNamed || isIdentified) && listedAt !== null && validFrom !== null && listedAt.slice(0, 10) <= validFrom.slice(0, 10);
}

const itemsOf = (found: Draft, order: Order): Item[] =>
  found.item === null ? order.items : order.items.filter(({ id }) => id === found.item);

function coversItem({ codes }: LicenseOnRecord, { classification }: Item, jurisdiction: string): boolean {
  if (codes.length === 0) return true;
  const code = jurisdiction === 'EU' ? classification.eu : jurisdiction === 'UK' ? classification.uk : classification.us;
  return code !== null && code !== undefined && codes.some((covered) => coversCode(covered, code));
}

function lifted(found: Draft, { to, citation }: Lift, license: LicenseOnRecord): Draft {
  const says =
    to === 'review'
      ? `License ${license.id} on record names this party; a person must confirm that it authorizes this sale.`
      : `License ${license.id} on record names this party and covers these items and this destination: follow its conditions.`;
  const issued = { instrument: `${license.authority} license ${license.id}`, pinpoint: null, url: null };
  return {
    ...found,
    outcome: to,
    hard: false,
    detail: `${found.detail} ${says}`,
    citations: [...found.citations, ...(citation ? [citation] : []), issued],
  };
}
