import { citeEar, citeEarSupplement, citeOfac } from '../cite-law.ts';
import type { Candidate, EmbargoRow } from './embargo-row.ts';
import { usUkraineRussia } from './us-ukraine-russia.ts';

const open = (from: string, authority: string): EmbargoRow['effective'] => ({ from, to: null, status: 'in_force', authority });
const until = (from: string, to: string, authority: string): EmbargoRow['effective'] => ({ ...open(from, authority), to });

const gift: Candidate = {
  code: 'GFT',
  conditions: [
    { key: 'gft.individual_donor', text: 'A gift of an individual donor, not a sale; one parcel a month.' },
    { key: 'gft.value', text: 'Worth at most $800, not for resale, of the kinds 740.12(a) names.' },
  ],
  citation: citeEar('740.12(a)'),
};
const cubanPeople: Candidate = {
  code: 'SCP',
  conditions: [
    {
      key: 'scp.private_sector',
      text: 'For the private sector, civil society or telecommunications of Cuba as 740.21 names them.',
    },
  ],
  citation: citeEar('740.21'),
};
const farmGoods: Candidate = {
  code: 'AGR',
  conditions: [{ key: 'agr.notice', text: 'Agricultural goods, prior notice to BIS, no objection.' }],
  citation: citeEar('740.18'),
};
const consumerDevices: Candidate = {
  code: 'CCD',
  conditions: [
    { key: 'ccd.listed', text: 'A consumer device of 740.19(b) for a person or a private organization that 740.19(c) allows.' },
  ],
  citation: citeEar('740.19'),
};
/** Of what 746.2(a)(1) leaves, the exceptions that hang on the kind of transaction. */
const transactions: Candidate[] = [
  { code: 'TMP', section: '740.9', key: 'tmp.media', text: 'Items of news media that come back, as 740.9(a)(9) describes.' },
  {
    code: 'RPL',
    section: '740.10',
    key: 'rpl.one_for_one',
    text: 'Parts that replace, or equipment back from service, as 740.10 allows for Cuba.',
  },
  {
    code: 'GOV',
    section: '740.11',
    key: 'gov.official',
    text: 'For the official use of the United States Government or an organization of 740.11.',
  },
  { code: 'BAG', section: '740.14', key: 'bag.personal', text: 'Personal baggage of a traveller, not for sale.' },
  { code: 'AVS', section: '740.15', key: 'avs.sojourn', text: 'Temporary sojourn of an aircraft or vessel.' },
].map(({ code, section, key, text }) => ({ code, conditions: [{ key, text }], citation: citeEar(section) }));
const syriaPeace: Candidate = {
  code: 'SPP',
  conditions: [{ key: 'spp.no_part_744', text: 'EAR99, and no end use or end user that Part 744 restricts.' }],
  citation: citeEar('740.5'),
};

const cuba: EmbargoRow[] = [
  {
    id: 'us-ear-cuba',
    jurisdiction: 'US',
    places: ['CU'],
    scope: 'licensable',
    outcome: 'license_required',
    column: '746.2(a)',
    reason: 'EMBARGO',
    title: 'Every item needs a license for {place}.',
    detail:
      'The EAR require a license for all items to {place}; only the exceptions that 746.2(a)(1) lists can apply, and applications are generally denied.',
    candidates: [gift, cubanPeople, farmGoods, consumerDevices, ...transactions],
    effective: open('1996-03-25', '61 FR 12806'),
    citations: [citeEar('746.2(a)')],
  },
  {
    id: 'us-ofac-cuba',
    jurisdiction: 'US',
    places: ['CU'],
    scope: 'unlicensable',
    outcome: 'prohibited',
    column: '515.201',
    reason: 'EMBARGO',
    title: 'Dealings with {place} are prohibited unless authorized.',
    detail:
      'The Cuban Assets Control Regulations prohibit dealings in which {place} or a national of it has an interest. An authorization counts only while its conditions are attested and recorded.',
    effective: open('1963-07-08', '28 FR 6974'),
    citations: [citeOfac('515.201')],
  },
];

const iran: EmbargoRow[] = [
  {
    id: 'us-ofac-iran',
    jurisdiction: 'US',
    places: ['IR'],
    scope: 'all_but_basic_goods',
    outcome: 'prohibited',
    column: '560.204',
    reason: 'EMBARGO',
    title: 'Exports to {place} are prohibited unless authorized by OFAC.',
    detail:
      'The Iranian Transactions and Sanctions Regulations prohibit the export, reexport, sale or supply of goods, technology or services to {place}, directly or through a third country. Farm goods, medicine and personal communications have general licenses (560.530, 560.540).',
    effective: open('1995-05-07', 'E.O. 12959'),
    citations: [citeOfac('560.204')],
  },
  {
    id: 'us-ofac-iran-basic',
    jurisdiction: 'US',
    places: ['IR'],
    scope: 'basic_goods',
    outcome: 'review',
    column: '560.530',
    reason: 'EMBARGO',
    title: 'Food, medicine and farm goods to {place} may fit a general license.',
    detail:
      '560.530 authorizes some agricultural commodities, medicine and medical devices to {place}, with conditions on the items, the buyers and the payment that a person must confirm.',
    effective: open('2000-10-28', 'Trade Sanctions Reform Act of 2000'),
    citations: [citeOfac('560.530')],
  },
  {
    id: 'us-ear-iran',
    jurisdiction: 'US',
    places: ['IR'],
    scope: 'ccl',
    outcome: 'license_required',
    column: '746.7(a)(1)',
    reason: 'EMBARGO',
    title: 'Items on the Commerce Control List need a license for {place}.',
    detail:
      'The EAR require a license for items of the Commerce Control List to {place}, besides the embargo that OFAC administers; applications are generally denied.',
    effective: open('1996-03-25', '61 FR 12806'),
    citations: [citeEar('746.7(a)(1)')],
  },
  {
    id: 'us-ear-iran-supp7',
    jurisdiction: 'US',
    places: ['IR'],
    scope: 'iran_hts',
    outcome: 'license_required',
    column: '746.7(a)(1)(ii)',
    reason: 'EMBARGO',
    title: 'The item is named for {place} by its tariff code.',
    detail:
      'Supplement No. 7 to Part 746 names tariff codes of parts found in unmanned aircraft; they need a license for {place} wherever they come from.',
    effective: open('2023-02-24', '88 FR 12150'),
    citations: [citeEarSupplement('746', 7), citeEar('746.7(a)(1)(ii)')],
  },
];

const northKorea: EmbargoRow[] = [
  {
    id: 'us-ear-north-korea',
    jurisdiction: 'US',
    places: ['KP'],
    scope: 'all_but_basic_goods',
    outcome: 'license_required',
    column: '746.4(a)',
    reason: 'EMBARGO',
    title: 'Every item but EAR99 food and medicine needs a license for {place}.',
    detail: 'The EAR require a license for all items to {place} except food and medicine that are EAR99.',
    effective: open('2007-01-26', '72 FR 3722'),
    citations: [citeEar('746.4(a)')],
  },
  {
    id: 'us-ofac-north-korea',
    jurisdiction: 'US',
    places: ['KP'],
    scope: 'all_but_basic_goods',
    outcome: 'prohibited',
    column: '510.206',
    reason: 'EMBARGO',
    title: 'Exports to {place} are prohibited unless authorized.',
    detail: 'The North Korea Sanctions Regulations prohibit the export of goods, services and technology to {place}.',
    effective: open('2016-03-16', 'E.O. 13722'),
    citations: [citeOfac('510.206')],
  },
  {
    id: 'us-ofac-north-korea-basic',
    jurisdiction: 'US',
    places: ['KP'],
    scope: 'basic_goods',
    outcome: 'review',
    column: '510.206',
    reason: 'EMBARGO',
    title: 'Food and medicine to {place} need a person to confirm the authorization.',
    detail:
      'EAR99 food and medicine need no license of the EAR for {place}, but parties, banks and carriers are still restricted.',
    effective: open('2016-03-16', 'E.O. 13722'),
    citations: [citeEar('746.4(a)'), citeOfac('510.206')],
  },
];

const syria: EmbargoRow[] = [
  {
    id: 'us-ear-syria-2004',
    jurisdiction: 'US',
    places: ['SY'],
    scope: 'all_but_basic_goods',
    outcome: 'license_required',
    column: '746.9(a)',
    reason: 'EMBARGO',
    title: 'Every item but EAR99 food and medicine needs a license for {place}.',
    detail: 'Until September 2025 the EAR required a license for all items to {place} except EAR99 food and medicine.',
    effective: until('2004-05-14', '2025-09-01', '69 FR 26766'),
    citations: [citeEar('746.9(a)', '2025-09-01')],
  },
  {
    id: 'us-ofac-syria',
    jurisdiction: 'US',
    places: ['SY'],
    scope: 'all',
    outcome: 'review',
    column: '542.207',
    reason: 'EMBARGO',
    title: 'Services and dealings with {place} were restricted.',
    detail:
      'The Syrian Sanctions Regulations prohibited services to {place} and dealings with its government until Executive Order 14312 ended the program on 2025-06-30.',
    effective: until('2011-08-18', '2025-06-30', 'E.O. 13582; ended by E.O. 14312, 90 FR 29395'),
    citations: [citeOfac('542.207')],
  },
  {
    id: 'us-ear-syria-ccl',
    jurisdiction: 'US',
    places: ['SY'],
    scope: 'ccl',
    outcome: 'license_required',
    column: '746.9(a)',
    reason: 'EMBARGO',
    title: 'Items on the Commerce Control List need a license for {place}.',
    detail:
      'Sanctions on {place} ended in 2025, export controls did not: an item with an ECCN needs a license or one of the exceptions of 746.9(b).',
    candidates: [consumerDevices],
    effective: open('2025-09-02', '90 FR 42315; E.O. 14312 of 2025-06-30'),
    citations: [citeEar('746.9(a)'), citeEar('746.9(b)')],
  },
  {
    id: 'us-ear-syria-ear99',
    jurisdiction: 'US',
    places: ['SY'],
    scope: 'ear99',
    outcome: 'clear_with_conditions',
    column: '746.9(a)',
    reason: 'EMBARGO',
    title: 'EAR99 items to {place} go under License Exception SPP.',
    detail:
      '746.9(a) requires a license for EAR99 items to {place}; License Exception SPP covers them while no end use or end user of Part 744 is involved.',
    available: syriaPeace,
    effective: open('2025-09-02', '90 FR 42315; E.O. 14312 of 2025-06-30'),
    citations: [citeEar('746.9(b)(1)'), citeEar('740.5')],
  },
];

/** Embargoes and sanctions of the United States that hang on the place (15 CFR Part 746; 31 CFR chapter V). */
export const usEmbargoes: readonly EmbargoRow[] = [...cuba, ...iran, ...northKorea, ...syria, ...usUkraineRussia];
