import { earUnArmsCountries } from '../embargoes/arms-embargoes.ts';
import { reaches } from './destination-set.ts';
import { embargoGates } from './embargo-gates.ts';
import type { Asked, Requirement } from './requirements.ts';

/** A restriction of 740.2(a), or of Part 746, on exceptions in general. */
export interface Gate {
  section: string;
  reason: string;
  /** Exceptions it leaves. */
  leaves: readonly string[];
  bars: (asked: Asked, required: Requirement[], mtControlled: boolean) => boolean;
}

/** Australia, India, Japan, New Zealand and the member states of NATO: 740.2(a)(4)(i). */
const crimeControlPartners = new Set(
  'AU IN JP NZ AL BE BG CA HR CZ DK EE FI FR DE GR HU IS IT LV LT LU ME NL MK NO PL PT RO SK SI ES SE TR GB US'.split(' '),
);
const chipmaking = /^3B001\.(?:a\.4|[cdr]|f\.[156]|[k-n]|p\.[24])(?:\.|$)|^3B002\.c|^3[BDE]99[34]|^3[DE]992/;
const advancedComputing = /^(?:3A090|4A090|4D090|4E091)|^(?:3A001|4A00[345]|5A002|5A004|5A992|5D002|5D992)\.z(?:\.|$)/;
const interception = /^5[ADE]980|^5A001\.f\.1/;
const explosivesDetection = /^2[ADE]98[34]/;
const pakistan = /^(?:1B999|2A992|3A992|3A999|6A996)|^2B999(?!\.h\.2)/;
/** 740.2(a)(5)(ii)(A): MT items that may go to D:4 and D:5 as parts of vehicles, ships, aircraft and spacecraft. */
const vehicleMt = /^(?:6A008|7A00[124]|7A10[1-5]|7B001|7D00[123]|7D10[12]|7E003|7E101|9A515)/;
/** 9x515 and 600 series. */
const isMilitary = (code: string): boolean => /^\d[A-E](?:6|515)/.test(code);
const is600 = (code: string): boolean => /^\d[A-E]6/.test(code);
const codeOf = ({ code, path }: Asked): string => [code.slice(0, 5), ...path].join('.');
const requires = (required: Requirement[], reason: string): boolean => required.some((one) => one.reason === reason && one.holds);
const isSensitivePlace = ({ place }: Asked): boolean => reaches('D:4+D:5', place) === true;

/** 740.2(a), the paragraphs that data decides, as of 2026-09-24; first that bars is named. */
export const exceptionGates: readonly Gate[] = [
  {
    section: '740.2(a)(10)',
    reason: 'implements of torture: no exception',
    leaves: [],
    bars: ({ code }) => code.startsWith('0A983'),
  },
  {
    section: '740.2(a)(3)',
    reason: 'surreptitious interception: only GOV for agencies of the United States, and nothing for its technology',
    leaves: ['GOV'],
    bars: (asked, required) => interception.test(codeOf(asked)) || requires(required, 'SL'),
  },
  {
    section: '740.2(a)(11)',
    reason: 'military commodity made abroad: only GOV',
    leaves: ['GOV'],
    bars: ({ code }) => code.startsWith('0A919'),
  },
  {
    section: '740.2(a)(12)',
    reason: '600-series and 9x515 items to Country Group D:5 or Hong Kong: only GOV',
    leaves: ['GOV'],
    bars: ({ code, place }) => isMilitary(code) && place.groups.has('D:5'),
  },
  {
    section: '740.2(a)(14)',
    reason: 'item of the 0x521 series: only GOV',
    leaves: ['GOV'],
    bars: ({ code }) => /^0[A-E]521/.test(code),
  },
  {
    section: '746.1(b)(4)',
    reason: 'item with a UN control to a country under an arms embargo of the Security Council: only GOV',
    leaves: ['GOV'],
    bars: ({ place }, required) =>
      requires(required, 'UN') && earUnArmsCountries.includes(place.country) && place.country !== 'IQ',
  },
  ...embargoGates,
  {
    section: '740.2(a)(5)(ii)',
    reason:
      'controlled for missile technology, to Country Group D:4 or D:5: only parts and kits for vehicles, ships and aircraft',
    leaves: ['TMP', 'RPL', 'TSU', 'AVS'],
    bars: (asked, _required, mtControlled) => mtControlled && isSensitivePlace(asked) && vehicleMt.test(asked.code),
  },
  {
    section: '740.2(a)(5)(ii)',
    reason: 'controlled for missile technology, to Country Group D:4 or D:5',
    leaves: [],
    bars: (asked, _required, mtControlled) => mtControlled && isSensitivePlace(asked) && !vehicleMt.test(asked.code),
  },
  {
    section: '740.2(a)(5)(i)',
    reason: 'controlled for missile technology',
    leaves: ['TMP', 'RPL', 'GOV', 'TSU', 'AVS', 'APR', 'STA'],
    bars: (_asked, _required, mtControlled) => mtControlled,
  },
  {
    section: '740.2(a)(8)',
    reason: 'explosives and concealed object detection',
    leaves: ['RPL', 'GOV', 'TSU'],
    bars: ({ code }) => explosivesDetection.test(code),
  },
  {
    section: '740.2(a)(9)(i)',
    reason: 'semiconductor manufacturing equipment to Macau or D:5: only GOV',
    leaves: ['GOV'],
    bars: (asked) => chipmaking.test(codeOf(asked)) && reaches('MO+D:5', asked.place) === true,
  },
  {
    section: '740.2(a)(9)(ii)',
    reason: 'advanced computing item',
    leaves: ['TMP', 'RPL', 'GOV', 'TSU', 'NAC', 'ACA', 'HBM', 'AIA', 'ACM'],
    bars: (asked, required) =>
      advancedComputing.test(codeOf(asked)) && requires(required, 'RS') && reaches('D:1+D:4+D:5-A:5-A:6', asked.place) === true,
  },
  {
    section: '740.2(a)(13)',
    reason: '600-series item',
    leaves: ['LVS', 'TMP', 'RPL', 'TSU', 'GOV', 'BAG', 'STA'],
    bars: ({ code }) => is600(code),
  },
  {
    section: '740.2(a)(22)',
    reason: 'item eligible for IEC',
    leaves: ['IEC', 'GOV', 'TMP', 'RPL', 'TSU'],
    bars: (_asked, required) => required.some((one) => one.at === '742.4(a)(5)' || one.at === '742.6(a)(10)'),
  },
  {
    section: '740.2(a)(25)',
    reason: 'item of 742.6(a)(12) to Pakistan',
    leaves: ['TMP', 'RPL', 'GOV'],
    bars: (asked) => asked.place.country === 'PK' && pakistan.test(codeOf(asked)),
  },
  {
    section: '740.2(a)(4)',
    reason: 'crime control item to a destination outside the partners named there: only GOV, shotguns under BAG, STA',
    leaves: ['GOV', 'BAG', 'STA'],
    bars: ({ place }, required) => requires(required, 'CC') && !crimeControlPartners.has(place.from),
  },
];

/** The restrictions that hold for one item, destination and set of requirements, in order: they are the same for every exception. */
export const gatesFor = (asked: Asked, required: Requirement[], mtControlled: boolean): Gate[] =>
  exceptionGates.filter((gate) => gate.bars(asked, required, mtControlled));

/** Why an exception is foreclosed here whatever its own section says: the first gate that leaves it out; undefined when none does. */
export const barredBy = (code: string, gates: readonly Gate[]): Gate | undefined =>
  gates.find((gate) => !gate.leaves.includes(code));
