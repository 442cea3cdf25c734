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

/** Supp. 3 to Part 740, favorable treatment countries for ENC; kept by hand, 2026-07. */
const favorable = new Set(
  'AT AU BE BG CA HR CY CZ DK EE FI FR DE GR HU IS IE IT JP LV LI LT LU MT NL NZ NO PL PT RO SK SI KR ES SE CH TR GB'.split(' '),
);
