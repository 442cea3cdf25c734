import { citeEar, citeEarSupplement, citeOfac, citeOrder } from '../cite-law.ts';
import type { Candidate, EmbargoRow } from './embargo-row.ts';

const open = (from: string, authority: string): EmbargoRow['effective'] => ({ from, to: null, status: 'in_force', authority });

const consumerDevices: Candidate = {
  code: 'CCD',
  conditions: [
    { key: 'ccd.listed', text: 'A consumer device of 740.19(b) for a person or a private organization that 740.19(c) allows.' },
  ],
  citation: citeEar('746.8(c)(2)(vii)'),
};
const civilEncryption: Candidate = {
  code: 'ENC',
  conditions: [
    {
      key: 'enc.civil_end_user',
      text: 'Only the civil end users that 746.8(c)(2)(vi) lists: subsidiaries and joint ventures of firms of the United States, A:5 and A:6.',
    },
  ],
  citation: citeEar('746.8(c)(2)(vi)'),
};

const regionNote =
  'Food and medicine that are EAR99, and software for personal communication, are left out of the license requirement.';
const ukraineRegions: EmbargoRow[] = [
  {
    id: 'us-ofac-crimea',
    jurisdiction: 'US',
    places: ['crimea'],
    scope: 'all_but_basic_goods_and_messaging',
    outcome: 'prohibited',
    column: 'E.O. 13685',
    reason: 'EMBARGO',
    title: 'Exports to {place} are prohibited unless authorized by OFAC.',
    detail:
      'Executive Order 13685 prohibits the export, sale or supply of goods, services or technology to the Crimea region of Ukraine, Sevastopol included, whatever country the address names.',
    effective: open('2014-12-19', 'E.O. 13685'),
    citations: [citeOrder('13685', '79 FR 77357'), citeOfac('589')],
  },
  {
    id: 'us-ofac-dnr-lnr',
    jurisdiction: 'US',
    places: ['donetsk', 'luhansk'],
    scope: 'all_but_basic_goods_and_messaging',
    outcome: 'prohibited',
    column: 'E.O. 14065',
    reason: 'EMBARGO',
    title: 'Exports to {place} are prohibited unless authorized by OFAC.',
    detail:
      "Executive Order 14065 prohibits the export, sale or supply of goods, services or technology to the so-called Donetsk and Luhansk People's Republic regions of Ukraine. The oblasts are only partly covered.",
    effective: open('2022-02-21', 'E.O. 14065'),
    citations: [citeOrder('14065', '87 FR 10293')],
  },
  {
    id: 'us-ear-crimea',
    jurisdiction: 'US',
    places: ['crimea'],
    scope: 'all_but_basic_goods_and_messaging',
    outcome: 'license_required',
    column: '746.6(a)(1)',
    reason: 'EMBARGO',
    title: 'Every item needs a license for {place}.',
    detail: `The EAR require a license for all items to or within the Crimea region of Ukraine. ${regionNote}`,
    effective: open('2015-01-29', '80 FR 4776'),
    citations: [citeEar('746.6(a)(1)')],
  },
  {
    id: 'us-ear-dnr-lnr',
    jurisdiction: 'US',
    places: ['donetsk', 'luhansk'],
    scope: 'all_but_basic_goods_and_messaging',
    outcome: 'license_required',
    column: '746.6(a)(2)',
    reason: 'EMBARGO',
    title: 'Every item needs a license for {place}.',
    detail: `The EAR require a license for all items to or within the covered regions of Ukraine. ${regionNote}`,
    effective: open('2022-02-24', '87 FR 12226'),
    citations: [citeEar('746.6(a)(2)')],
  },
  {
    id: 'us-crimea-basic',
    jurisdiction: 'US',
    places: ['crimea'],
    scope: 'basic_goods_and_messaging',
    outcome: 'review',
    column: '746.6(a)(1)',
    reason: 'EMBARGO',
    title: 'Food, medicine and messaging software to {place} need a person to confirm the authorization.',
    detail: 'These items are left out of 746.6, and OFAC has general licenses for them whose conditions a person must confirm.',
    effective: open('2015-01-29', '80 FR 4776'),
    citations: [citeEar('746.6(a)(1)'), citeOrder('13685', '79 FR 77357')],
  },
  {
    id: 'us-dnr-lnr-basic',
    jurisdiction: 'US',
    places: ['donetsk', 'luhansk'],
    scope: 'basic_goods_and_messaging',
    outcome: 'review',
    column: '746.6(a)(2)',
    reason: 'EMBARGO',
    title: 'Food, medicine and messaging software to {place} need a person to confirm the authorization.',
    detail: 'These items are left out of 746.6, and OFAC has general licenses for them whose conditions a person must confirm.',
    effective: open('2022-02-21', 'E.O. 14065'),
    citations: [citeEar('746.6(a)(2)'), citeOrder('14065', '87 FR 10293')],
  },
];

const russia: EmbargoRow[] = [
  {
    id: 'us-ear-russia-ccl',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'ccl',
    outcome: 'license_required',
    column: '746.8(a)(1)',
    reason: 'SANCTION',
    title: 'Any item with an ECCN needs a license for {place}.',
    detail:
      'The EAR require a license for every item of the Commerce Control List to or within Russia and Belarus; the policy is denial, with few exceptions (746.8(c)).',
    candidates: [consumerDevices, civilEncryption],
    deemed: false,
    effective: open('2022-02-24', '87 FR 12226; all ECCNs from 87 FR 22130'),
    citations: [citeEar('746.8(a)(1)')],
  },
  {
    id: 'us-ear-russia-industrial',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'russia_industrial',
    outcome: 'license_required',
    column: '746.8(a)(5)',
    reason: 'SANCTION',
    title: 'The item is an industrial good named for {place} by its tariff code.',
    detail:
      'Supplement No. 4 to Part 746 names tariff codes of industrial goods without an ECCN that need a license for Russia and Belarus; the policy is denial.',
    deemed: false,
    effective: open('2022-05-11', '87 FR 28758'),
    citations: [citeEar('746.8(a)(5)'), citeEarSupplement('746', 4)],
  },
  {
    id: 'us-ear-russia-oil',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'russia_oil',
    outcome: 'license_required',
    column: '746.8(a)(4)',
    reason: 'SANCTION',
    title: 'The item is oil and gas equipment named for {place} by its tariff code.',
    detail:
      'Supplement No. 2 to Part 746 names tariff codes that need a license when the item will be used for deepwater, Arctic offshore or shale oil and gas in Russia or Belarus, or when that cannot be determined.',
    deemed: false,
    effective: open('2022-03-03', '87 FR 12856'),
    citations: [citeEar('746.8(a)(4)'), citeEarSupplement('746', 2)],
  },
  {
    id: 'us-ear-russia-luxury',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'russia_luxury',
    outcome: 'license_required',
    column: '746.8(a)(7)',
    reason: 'SANCTION',
    title: 'The item is a luxury good named for {place} by its tariff code.',
    detail:
      'Supplement No. 5 to Part 746 names tariff codes of luxury goods without an ECCN that need a license for Russia and Belarus; the policy is denial.',
    deemed: false,
    effective: open('2022-03-11', '87 FR 14785'),
    citations: [citeEar('746.8(a)(7)'), citeEarSupplement('746', 5)],
  },
  {
    id: 'us-ear-russia-software',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'russia_software',
    outcome: 'license_required',
    column: '746.8(a)(8)',
    reason: 'SANCTION',
    title: 'This kind of EAR99 software needs a license for {place}.',
    detail:
      'Business, design and manufacturing software of the kinds 746.8(a)(8)(ii) names needs a license for Russia and Belarus although it is EAR99.',
    deemed: false,
    effective: open('2024-09-16', '89 FR 51644'),
    citations: [citeEar('746.8(a)(8)(ii)')],
  },
  {
    id: 'us-ear-russia-described',
    jurisdiction: 'US',
    places: ['RU', 'BY'],
    scope: 'russia_described',
    outcome: 'license_required',
    column: '746.8(a)(6)',
    reason: 'SANCTION',
    title: 'The item is described for {place} in Supplement No. 6.',
    detail:
      'Supplement No. 6 to Part 746 describes chemicals, biological materials and production equipment that need a license for Russia and Belarus.',
    deemed: false,
    effective: open('2022-09-15', '87 FR 57068'),
    citations: [citeEar('746.8(a)(6)'), citeEarSupplement('746', 6)],
  },
];

/** Embargoes of the United States on occupied regions of Ukraine, and sanctions on Russia and Belarus. */
export const usUkraineRussia: readonly EmbargoRow[] = [...ukraineRegions, ...russia];
