import type { Order } from '../../model/order.ts';
import type { Look } from './assess-exceptions.ts';
import type { Asked, Requirement } from './requirements.ts';

/** Conditions of a section that data decides beside its destinations and reasons; null when there are none. */
export function specialConditions(code: string, asked: Asked, order: Order, required: Requirement[]): Look | null {
  return conditions[code]?.(asked, order, required) ?? null;
}

type Condition = (asked: Asked, order: Order, required: Requirement[]) => Look | null;

const conditions: Record<string, Condition> = {
  STA: (asked, _order, required) => {
    const { place } = asked;
    if (place.groups.has('A:6') && !place.groups.has('A:5')) {
      const other = required.find((one) => one.reason !== 'NS');
      if (other) return { status: 'foreclosed', reasons: [`740.20(c)(2) reaches A:6 for NS only, not ${other.reason}`] };
    }
    const listed = place.country !== 'AE' ? { approvedEntity: true } : {};
    return { status: 'candidate', reasons: [`Country Group ${place.groups.has('A:5') ? 'A:5' : 'A:6'}`], met: listed };
  },
  APP: ({ place, item }) =>
    tierThree.has(place.from) && item.kind === 'commodity'
      ? {
          status: 'foreclosed',
          reasons: [`740.7(d): ${place.country} is of Computer Tier 3, for which no commodities are eligible`],
        }
      : null,
  ENC: ({ place, item }, order) => {
    const said = item.attributes.encAuthorization ?? item.attributes.encAuthorisation;
    const government = order.endUse.flags.government ?? null;
    if (typeof said !== 'string') return { status: 'candidate', reasons: [] };
    const restricted = /\(b\)\(2\)|\(b\)\(3\)\(iii\)/.test(said);
    if (restricted && government === true && !favorable.has(place.from)) {
      return { status: 'foreclosed', reasons: ['740.17(b)(2): not to government end users outside Supp. 3 to Part 740'] };
    }
    const met: Record<string, boolean> = { encAuthorization: true };
    if (!restricted || government === false || favorable.has(place.from)) met.endUserAllowed = true;
    return { status: 'candidate', reasons: [`classified under ${said}`], met };
  },
};

/** 740.7(d), Computer Tier 3: for these only some deemed exports are eligible. Kept by hand, not read from the text; 2026-11. */
const tierThree = new Set(
  `AF AL DZ AD AO AM AZ BH BY BA KH CN KM DJ EG GE IQ IL JO KZ KW KG LA LB LY MO MK MR MD MN ME MA OM PK QA RU SA RS TJ TN TM UA
  AE UZ VU VN YE`.split(/\s+/),
);

/** Supp. 3 to Part 740, favorable treatment countries for ENC; kept by hand, 2026-07. */
const favorable = new Set(
  'AT AU BE BG CA HR CY CZ DK EE FI FR DE GR HU IS IE IT JP LV LI LT LU MT NL NZ NO PL PT RO SK SI KR ES SE CH TR GB'.split(' '),
);
