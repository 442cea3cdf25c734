import type { Obligation } from '../../model/decision.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { citeEar } from '../cite-law.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf } from './class-of.ts';
import { centsOf } from './order-value.ts';
import { isHome, type Place, placeOf } from './place.ts';

/** 758.1(b)(5): over this value, US cents, for one Schedule B number. */
const eeiCents = 250_000;

interface Shipment {
  order: Order;
  place: Place;
  /** Findings of the US determination. */
  findings: Draft[];
  codes: string[];
}

interface EeiGround {
  section: string;
  why: string;
  holds: (shipment: Shipment) => boolean;
}

const claims = (order: Order, code: string): boolean =>
  order.authorizations.some((one) => one.kind === 'exception' && one.code === code);

/** Grounds for Electronic Export Information at any value, 758.1(b); the value ground is apart. */
const grounds: readonly EeiGround[] = [
  {
    section: '758.1(b)(1)',
    why: 'destination in Country Group E:1 or E:2',
    holds: ({ place }) => place.groups.has('E:1') || place.groups.has('E:2'),
  },
  {
    section: '758.1(b)(2)',
    why: 'a license is needed or used',
    holds: ({ order, findings }) =>
      order.authorizations.some((one) => one.kind === 'license') || findings.some((one) => one.outcome === 'license_required'),
  },
  {
    section: '758.1(b)(3)',
    why: '600-series or 9x515 item of paragraphs .a to .x',
    holds: ({ codes }) => codes.some((code) => /^\d[A-E](?:6\d\d|515)(?!\.y)/.test(code)),
  },
  { section: '758.1(b)(4)', why: 'License Exception STA', holds: ({ order }) => claims(order, 'STA') },
  {
    section: '758.1(b)(9)',
    why: 'firearm or shotgun',
    holds: ({ codes }) => codes.some((code) => /^0A501(?:\.[ab]|$)|^0A50[2678]/.test(code)),
  },
  {
    section: '758.1(b)(10)',
    why: 'item on the Control List to China, Russia or Venezuela',
    holds: ({ codes, place }) => codes.some((code) => code !== 'EAR99') && ['CN', 'RU', 'VE'].includes(place.from),
  },
];

/** What an export from the United States brings with it: filing, the destination control statement, reports. */
export function usObligations(order: Order, law: LawTables, findings: Draft[]): Obligation[] {
  const country = order.destination.country;
  const leaves = order.shipFrom === null || isHome(order.shipFrom.country);
  if (!leaves || country === null) return [];
  if (isHome(country)) return withinTerritory(order, country);
  const codes = order.items.flatMap((item) => codeOf(item) ?? []);
  const shipment: Shipment = { order, place: placeOf(law.us, country), findings, codes };
  return [...filing(shipment, law), ...statement(order, law), ...reports(order, law)];
}

/** 15 CFR 30.2(a)(1): shipments to Puerto Rico and to the Virgin Islands are filed by value although they are no exports. */
function withinTerritory(order: Order, country: string): Obligation[] {
  const filed = (country === 'PR' || country === 'VI') && order.shipFrom?.country !== country && order.items.some(isTangible);
  const value = filed ? byValue(order, country) : null;
  if (value === null) return [];
  const citation = {
    instrument: '15 CFR Part 30',
    pinpoint: '30.2(a)(1)',
    url: 'https://www.ecfr.gov/current/title-15/section-30.2',
  };
  return [{ code: 'EEI', detail: `File Electronic Export Information: ${value}.`, citations: [citation] }];
}

function codeOf(item: Item): string | null {
  const known = classOf(item);
  if (!known || known.kind === 'unreadable') return null;
  return known.kind === 'ear99' ? 'EAR99' : known.text;
}

const isTangible = (item: Item): boolean =>
  item.kind === 'commodity' || (item.kind === 'software' && item.attributes.tangible === true);

function filing(shipment: Shipment, law: LawTables): Obligation[] {
  if (!shipment.order.items.some(isTangible)) return [];
  const held = grounds.filter((ground) => ground.holds(shipment));
  const value = byValue(shipment.order, shipment.place.country);
  if (held.length === 0 && value === null) return [];
  const reasons = [...held.map((ground) => `${ground.why} (${ground.section})`), ...(value === null ? [] : [value])];
  const gift = claims(shipment.order, 'GFT') ? ' For gift parcels the exemption of 15 CFR 30.37(h) may apply: review.' : '';
  const sections = [...held.map((ground) => ground.section), ...(value === null ? [] : ['758.1(b)(5)'])];
  return [
    {
      code: 'EEI',
      detail: `File Electronic Export Information: ${reasons.join('; ')}.${gift}`,
      citations: sections.map((section) => citeEar(section, law.us.edition)),
    },
  ];
}

/** Over $2,500 for the items of one Schedule B or HTS number; none by value to Canada (15 CFR 30.36). */
function byValue(order: Order, country: string): string | null {
  if (country === 'CA') return null;
  const sums = new Map<string, number>();
  let unknown = false;
  for (const item of order.items.filter(isTangible)) {
    const cents = centsOf(item);
    if (cents === null) unknown = true;
    const key = item.classification.hs ?? `item ${item.id}`;
    sums.set(key, (sums.get(key) ?? 0) + (cents ?? 0));
  }
  if ([...sums.values()].some((cents) => cents > eeiCents)) return 'value over $2,500 under one Schedule B number (758.1(b)(5))';
  return unknown
    ? 'due if the value under one Schedule B number is over $2,500 (758.1(b)(5)); a value is not known in US dollars'
    : null;
}

/** 758.6: on the commercial invoice for tangible items on the Control List. */
function statement(order: Order, law: LawTables): Obligation[] {
  const listed = order.items.some((item) => isTangible(item) && classOf(item)?.kind === 'eccn');
  if (!listed || claims(order, 'BAG') || claims(order, 'GFT')) return [];
  return [
    {
      code: 'DCS',
      detail: 'Put the destination control statement on the commercial invoice (758.6).',
      citations: [citeEar('758.6', law.us.edition)],
    },
  ];
}

function reports(order: Order, law: LawTables): Obligation[] {
  const massMarket = order.items.some((item) => /^5[AD]992\.c/.test(codeOf(item) ?? ''));
  const selfClassified = order.items.some((item) =>
    /\(b\)\(1\)/.test(String(item.attributes.encAuthorization ?? item.attributes.encAuthorisation ?? '')),
  );
  const reported = order.authorizations.some(({ kind, code }) => kind === 'exception' && reportedUnder.has(code ?? ''));
  return [...(massMarket || selfClassified ? [selfClassification(law)] : []), ...(reported ? [wassenaarReport(law)] : [])];
}

/** 743.1(b): exceptions under which exports of listed items are reported. */
const reportedUnder: ReadonlySet<string> = new Set(['GBS', 'TSR', 'LVS', 'APP', 'STA']);

const selfClassification = (law: LawTables): Obligation => ({
  code: 'SELF_CLASS_REPORT',
  detail: 'Items self-classified under 740.17(b)(1) go into the annual self-classification report, by February 1 (740.17(e)(3)).',
  citations: [citeEar('740.17(e)(3)', law.us.edition)],
});

const wassenaarReport = (law: LawTables): Obligation => ({
  code: '743_REPORT',
  detail: 'Exports of listed items under this exception may have to be reported under the Wassenaar Arrangement (743.1).',
  citations: [citeEar('743.1', law.us.edition)],
});

/** 744.15(b), 758.1(b)(8): what a party on the Unverified List brings with it, once a person confirms the match. */
export const unverifiedObligations = (): Obligation[] => [
  {
    code: 'UVL_STATEMENT',
    detail: 'Obtain a UVL statement before an export that needs no license (744.15(b)).',
    citations: [citeEar('744.15(b)')],
  },
  {
    code: 'EEI',
    detail: 'File Electronic Export Information whatever the value: a party is on the Unverified List (758.1(b)(8)).',
    citations: [citeEar('758.1(b)(8)')],
  },
];
