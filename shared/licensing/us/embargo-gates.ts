import type { Gate } from './exception-gates.ts';

const at =
  (...countries: string[]): Gate['bars'] =>
  ({ place }) =>
    countries.includes(place.from);

/** 740.2(a)(6): to these destinations only what the section of Part 746 on each names, as of 2026-09-24. */
export const embargoGates: readonly Gate[] = [
  { section: '746.7(c)', reason: 'no exception applies to Iran', leaves: [], bars: at('IR') },
  {
    section: '746.2(a)(1)',
    reason: 'Cuba: only what 746.2(a)(1) names',
    leaves: ['TMP', 'TSU', 'RPL', 'BAG', 'GOV', 'GFT', 'AVS', 'APR', 'AGR', 'CCD', 'SCP'],
    bars: at('CU'),
  },
  {
    section: '746.4(c)',
    reason: 'North Korea: only what 746.4(c) names',
    leaves: ['TMP', 'GOV', 'GFT', 'TSU', 'BAG', 'AVS'],
    bars: at('KP'),
  },
  {
    section: '746.9(b)',
    reason: 'Syria: only what 746.9(b) names',
    leaves: ['SPP', 'TMP', 'RPL', 'GOV', 'TSU', 'BAG', 'AVS', 'CCD'],
    bars: at('SY'),
  },
  {
    section: '746.8(c)(2)',
    reason: 'Russia and Belarus: only what 746.8(c)(2) names',
    leaves: ['TMP', 'GOV', 'TSU', 'BAG', 'AVS', 'ENC', 'CCD', 'MED'],
    bars: at('RU', 'BY'),
  },
  {
    section: '746.3(c)',
    reason: 'Iraq: only what 746.3(c) names',
    leaves: ['APP', 'TMP', 'RPL', 'GOV', 'GFT', 'TSU', 'BAG', 'AVS', 'ENC'],
    bars: at('IQ'),
  },
];
