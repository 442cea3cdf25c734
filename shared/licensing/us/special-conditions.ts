import type { Order } from '../../model/order.ts';
import type { Look } from './assess-exceptions.ts';
import type { Asked, Requirement } from './requirements.ts';
import { isAirVehicle, staBar } from './sta-limits.ts';

/** Conditions of a section that data decides beside its destinations and reasons; null when there are none. */
export function specialConditions(code: string, asked: Asked, order: Order, required: Requirement[]): Look | null {
  return conditions[code]?.(asked, order, required) ?? null;
}

/** Reasons an exception overcomes for one item beside those of its rule: 740.20(c)(1)(ii) for unmanned aircraft. */
export const alsoOvercomes = (code: string, asked: Asked): readonly string[] =>
  code === 'STA' && isAirVehicle(asked.code) && asked.place.groups.has('A:5') ? missileTechnology : none;

const none: readonly string[] = [];
const missileTechnology = ['MT'];

/** Conditions that hang on the item or the destination, beside those of the exception's own section. */
export function furtherConditions(code: string, { code: eccn, place, entry }: Asked): [key: string, text: string][] {
  const isListedInHongKong =
    place.country === 'HK' && entry.rows.some((row) => /^(?:NS|MT|CB)/.test(row.reason) || row.to === 'NP1');
  if (!isListedInHongKong && code !== 'STA') return [];
  return [
    ...(isListedInHongKong ? [hongKongPapers] : []),
    ...(code === 'STA' && /^\d[A-E]6/.test(eccn) ? staFor600 : []),
    ...(code === 'STA' && isAirVehicle(eccn) ? [staForAirVehicles] : []),
  ];
}

const hongKongPapers: [string, string] = [
  'hongKongPapers',
  'an import license of Hong Kong, or its statement that none is needed, is on file (740.2(a)(19))',
];
const staFor600: [string, string][] = [
  [
    'allyEndUser',
    'the ultimate end user is a government of A:5 or the United States, or the item is made for one (740.20(b)(3)(ii))',
  ],
  ['partiesApprovedBefore', 'purchaser, consignees and end user were approved on a license before (740.20(c)(1), note)'],
];
const staForAirVehicles: [string, string] = ['payloadBelow500kg', 'it cannot carry 500 kg to 300 km (740.20(c)(1)(ii)(A))'];

type Condition = (asked: Asked, order: Order, required: Requirement[]) => Look | null;

const foreclosed = (reason: string): Look => ({ status: 'foreclosed', reasons: [reason] });

const conditions: Record<string, Condition> = {
  STA: (asked, _order, required) => {
    const { place } = asked;
    const bar = staBar(asked);
    if (bar) return foreclosed(bar);
    if (place.groups.has('A:6') && !place.groups.has('A:5')) {
      const other = required.find((one) => one.reason !== 'NS');
      if (other) return foreclosed(`740.20(c)(2) reaches A:6 for NS only, not ${other.reason}`);
    }
    const listed = place.country !== 'AE' ? { approvedEntity: true } : {};
    return { status: 'candidate', reasons: [`Country Group ${place.groups.has('A:5') ? 'A:5' : 'A:6'}`], met: listed };
  },
  APP: ({ place, item }) =>
    tierThree.has(place.from) && item.kind === 'commodity'
      ? foreclosed(`740.7(d)(2): ${place.country} is of Computer Tier 3, for which no commodities are eligible`)
      : null,
  ENC: ({ place, item }, order) => {
    const said = item.attributes.encAuthorization ?? item.attributes.encAuthorisation;
    const government = order.endUse.flags.government ?? null;
    if (typeof said !== 'string') return { status: 'candidate', reasons: [] };
    const restricted = /\(b\)\(2\)|\(b\)\(3\)\(iii\)/.test(said);
    if (restricted && government === true && !favorable.has(place.from))
      return foreclosed('740.17(b)(2): not to government end users outside Supp. 3 to Part 740');
    const met: Record<string, boolean> = { encAuthorization: true };
    if (!restricted || government === false || favorable.has(place.from)) met.endUserAllowed = true;
    return { status: 'candidate', reasons: [`classified under ${said}`], met };
  },
};

/** 740.7(d)(1), 2026-09-24. */
const tierThree = new Set(
  `AF DZ AD AO AM AZ BH BY BA MM KH CN KM DJ EG GE IN IQ IL JO KZ XK KW KG LA LB LY MO MK MR MD MN ME MA OM PK QA RU SA RS SD
  TJ TN TM UA AE UZ VU VN YE`.split(/\s+/),
);

/** Supp. 3 to Part 740, favorable treatment countries for ENC; kept by hand, 2026-07. */
const favorable = new Set(
  'AT AU BE BG CA HR CY CZ DK EE FI FR DE GR HU IS IE IT JP LV LI LT LU MT NL NZ NO PL PT RO SK SI KR ES SE CH TR GB'.split(' '),
);
