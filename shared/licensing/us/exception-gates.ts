import { reaches } from './destination-set.ts';
import type { Asked, Requirement } from './requirements.ts';

/** A restriction of 740.2(a), or of 738.3(a)(1), on exceptions in general. */
interface Gate {
  section: string;
  reason: string;
  /** Exceptions it leaves. */
  leaves: readonly string[];
  bars: (asked: Asked, required: Requirement[], mtControlled: boolean) => boolean;
}

const crimeControlPartners = new Set(
  'AU IN JP NZ KR AL BE BG CA HR CZ DK EE FI FR DE GR HU IS IT LV LT LU ME NL MK NO PL PT RO SK SI ES SE TR GB US'.split(' '),
);
const torture = new Set(['0A983', '5E980']);
const interception = new Set(['5A980', '5D980']);
const chipmaking = /^3B001\.(?:a\.4|[cdr]|f\.[156]|[k-n]|p\.[24])(?:\.|$)|^3B002\.c|^3B90[34]|^3B99[34]/;
const advancedComputing = /^(?:3A090|4A090|4D090|4E091)|^(?:3A001|4A00[345]|5A002|5A004|5A992|5D002|5D992)\.z(?:\.|$)/;
/** 9x515 and 600 series. */
const isMilitary = (code: string): boolean => /^\d[A-E](?:6|515)/.test(code);
const requires = (required: Requirement[], reason: string): boolean => required.some((one) => one.reason === reason && one.holds);

/** 740.2(a), the paragraphs that data decides; first that bars is named. */
const gates: readonly Gate[] = [
  {
    section: '740.2(a)(10)',
    reason: 'implements of torture and their technology: no exception',
    leaves: [],
    bars: ({ code }) => torture.has(code.slice(0, 5)),
  },
  {
    section: '740.2(a)(3)',
    reason: 'surreptitious interception: only GOV for agencies of the United States',
    leaves: ['GOV'],
    bars: ({ code, path }, required) =>
      interception.has(code.slice(0, 5)) ||
      requires(required, 'SL') ||
      (code.startsWith('5A001') && path.join('.').startsWith('f.1')),
  },
  {
    section: '740.2(a)(12)',
    reason: '600-series and 9x515 items to Country Group D:5: only GOV',
    leaves: ['GOV'],
    bars: ({ code, place }) => isMilitary(code) && place.groups.has('D:5'),
  },
  {
    section: '740.2(a)(6)',
    reason: 'sanctioned destination: only what Part 746 names',
    leaves: ['TMP', 'RPL', 'GOV', 'TSU', 'BAG', 'AVS', 'GFT', 'CCD'],
    bars: ({ place }) => place.groups.has('E:1') || place.groups.has('E:2'),
  },
  {
    section: '740.2(a)(6)',
    reason: 'Russia and Belarus: only what 746.8(c) names',
    leaves: ['TMP', 'GOV', 'TSU', 'BAG', 'AVS', 'CCD', 'ENC'],
    bars: ({ place }) => place.from === 'RU' || place.from === 'BY',
  },
  {
    section: '740.2(a)(5)',
    reason: 'controlled for missile technology',
    leaves: ['TMP', 'RPL', 'GOV', 'TSU', 'AVS', 'APR', 'STA'],
    bars: (_asked, _required, mtControlled) => mtControlled,
  },
  {
    section: '740.2(a)(9)(i)',
    reason: 'semiconductor manufacturing equipment to Macau or D:5',
    leaves: ['GOV'],
    bars: ({ code, path, place }) => chipmaking.test([code.slice(0, 5), ...path].join('.')) && reaches('MO+D:5', place) === true,
  },
  {
    section: '740.2(a)(9)(ii)',
    reason: 'advanced computing item',
    leaves: ['TMP', 'RPL', 'GOV', 'TSU', 'NAC', 'ACA', 'HBM', 'AIA', 'ACM', 'LPP'],
    bars: ({ code, path }, required) => advancedComputing.test([code.slice(0, 5), ...path].join('.')) && requires(required, 'RS'),
  },
  {
    section: '740.2(a)(22)',
    reason: 'worldwide control of 742.4(a)(5) and 742.6(a)(10)',
    leaves: ['IEC', 'GOV', 'TMP', 'RPL', 'TSU'],
    bars: (_asked, required) => required.some((one) => one.at === '742.4(a)(5)' || one.at === '742.6(a)(10)'),
  },
  {
    section: '740.2(a)(4)',
    reason: 'crime control item to a destination outside the partners named there: only GOV, shotguns under BAG, STA',
    leaves: ['GOV', 'BAG', 'STA'],
    bars: ({ place }, required) => requires(required, 'CC') && !crimeControlPartners.has(place.from),
  },
];

/** Why 740.2(a) forecloses an exception here, with its section; null when it does not. */
export function barredBy(
  code: string,
  asked: Asked,
  required: Requirement[],
  mtControlled: boolean,
): { section: string; reason: string } | null {
  const gate = gates.find((one) => !one.leaves.includes(code) && one.bars(asked, required, mtControlled));
  return gate ? { section: gate.section, reason: gate.reason } : null;
}
