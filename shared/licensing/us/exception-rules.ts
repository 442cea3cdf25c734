/** One license exception of Part 740: what it can overcome, where, and what the exporter must show. */
export interface ExceptionRule {
  code: string;
  section: string;
  /** Reasons it can overcome; null = any. */
  reasons: readonly string[] | null;
  /** Destinations it reaches, grammar of the tables. */
  to: string;
  /** Item kinds; null = any. */
  kinds: readonly string[] | null;
  /** True: only where the entry offers it. */
  listed: boolean;
  /** `decidable`: available when nothing forecloses it. `recorded`: when its conditions are attested. `judged`: a person decides. */
  kind: 'decidable' | 'recorded' | 'judged';
  conditions: readonly (readonly [key: string, text: string])[];
}

const goods = ['commodity'] as const;
const intangible = ['software', 'technology'] as const;

/**
 * Part 740 in own words. Groups and reasons from 740.3–740.29; `740.4` and `740.6` leave out Sudan and Ukraine although both are in
 * Country Group B. Order is the order they are shown in.
 */
export const exceptionRules: readonly ExceptionRule[] = [
  { code: 'LVS', section: '740.3', reasons: null, to: 'B', kinds: goods, listed: true, kind: 'decidable', conditions: [] },
  {
    code: 'GBS',
    section: '740.4',
    reasons: ['NS'],
    to: 'B-SD-UA',
    kinds: goods,
    listed: true,
    kind: 'decidable',
    conditions: [],
  },
  {
    code: 'TSR',
    section: '740.6',
    reasons: ['NS'],
    to: 'B-SD-UA',
    kinds: intangible,
    listed: true,
    kind: 'recorded',
    conditions: [['writtenAssurance', 'the consignee gave a written assurance before release (740.6(a))']],
  },
  {
    code: 'APP',
    section: '740.7',
    reasons: ['NS'],
    to: '*-E:1-E:2',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [
      ['computerTier', 'the destination is of Computer Tier 1 and the adjusted peak performance fits it (740.7(c))'],
      ['noProliferationUse', 'no nuclear, missile, chemical or biological end use'],
    ],
  },
  {
    code: 'ENC',
    section: '740.17',
    reasons: ['NS', 'EI'],
    to: '*-E:1-E:2',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [
      ['encAuthorization', 'self-classified or classified by BIS under a paragraph of 740.17(b), or a use of 740.17(a)'],
      ['endUserAllowed', 'for (b)(2) items outside Supp. 3: no government end user'],
      ['reporting', 'annual self-classification or semiannual sales report, where due (740.17(e))'],
    ],
  },
  {
    code: 'IEC',
    section: '740.24',
    reasons: ['NS', 'RS'],
    to: '*-E:1-E:2-D:5',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [['destinationListed', 'the published IEC table names this destination for this entry']],
  },
  {
    code: 'ACE',
    section: '740.22',
    reasons: ['NS'],
    to: '*-E:1-E:2',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [
      ['endUserAllowed', 'not a government end user of a country in D:1–D:5, save the cases of 740.22(c)'],
      ['noUnauthorizedUse', 'no knowledge of use to harm systems without authorization of their owner'],
    ],
  },
  {
    code: 'HBM',
    section: '740.25',
    reasons: ['RS'],
    to: '*',
    kinds: goods,
    listed: true,
    kind: 'judged',
    conditions: [
      ['bandwidthDensity', 'memory bandwidth density below 3.3 GB/s per square millimetre'],
      ['packagingSite', 'sold directly by the designer to a packaging site under its control, with returns confirmed'],
    ],
  },
  {
    code: 'NAC',
    section: '740.8',
    reasons: ['RS'],
    to: 'AE+MO+D:1+D:4+D:5',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [
      ['notDataCenter', 'not designed or marketed for data centers and below the performance bar of 740.8'],
      ['notified', 'BIS was notified 25 days before and did not object'],
    ],
  },
  {
    code: 'ACA',
    section: '740.8',
    reasons: ['RS'],
    to: 'AE+D:1+D:4-D:5',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [['notDataCenter', 'not designed or marketed for data centers; no headquarters in Macau or D:5']],
  },
  {
    code: 'AIA',
    section: '740.27',
    reasons: ['RS'],
    to: '*',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [
      ['ultimateConsignee', 'headquartered in an allied destination; announced as not enforced in its wording of January 2025'],
    ],
  },
  {
    code: 'ACM',
    section: '740.28',
    reasons: ['RS'],
    to: '*',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [
      ['manufacturing', 'for development, production or storage at a private-sector end user outside Macau and D:5 headquarters'],
    ],
  },
  {
    code: 'LPP',
    section: '740.29',
    reasons: ['RS'],
    to: '*-MO-D:5',
    kinds: null,
    listed: true,
    kind: 'judged',
    conditions: [['performanceAllowance', 'total processing performance within the yearly allowance of the end user']],
  },
  {
    code: 'STA',
    section: '740.20',
    reasons: ['NS', 'CB', 'NP', 'RS', 'CC', 'SI'],
    to: 'A:5+A:6',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [
      ['consigneeStatement', 'a prior consignee statement is on file (740.20(d)(2))'],
      ['eccnFurnished', 'the ECCN was given to the consignee and is on each shipment (740.20(d)(1), (3))'],
      ['approvedEntity', 'in the United Arab Emirates: the entity is in Supp. 8 to Part 740 (740.2(a)(26))'],
    ],
  },
  {
    code: 'TMP',
    section: '740.9',
    reasons: null,
    to: '*',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [['returned', 'temporary: returned or destroyed within the time of 740.9, or one of its other cases']],
  },
  {
    code: 'RPL',
    section: '740.10',
    reasons: null,
    to: '*',
    kinds: goods,
    listed: false,
    kind: 'judged',
    conditions: [['replacement', 'one-for-one replacement of parts, or servicing, of equipment lawfully exported']],
  },
  {
    code: 'GOV',
    section: '740.11',
    reasons: null,
    to: '*',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [['governmentUse', 'consigned to and for the official use of a government or organization of 740.11']],
  },
  {
    code: 'TSU',
    section: '740.13',
    reasons: null,
    to: '*',
    kinds: intangible,
    listed: false,
    kind: 'judged',
    conditions: [['operationTechnology', 'operation technology, sales technology, updates or mass-market software of 740.13']],
  },
  {
    code: 'BAG',
    section: '740.14',
    reasons: null,
    to: '*',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [['personalUse', 'personal baggage or tools of trade of a traveller, not for sale']],
  },
  {
    code: 'AVS',
    section: '740.15',
    reasons: null,
    to: '*',
    kinds: goods,
    listed: false,
    kind: 'judged',
    conditions: [['sojourn', 'temporary sojourn of an aircraft, vessel or spacecraft, or its equipment and stores']],
  },
  {
    code: 'APR',
    section: '740.16',
    reasons: null,
    to: '*',
    kinds: null,
    listed: false,
    kind: 'judged',
    conditions: [['permissiveReexport', 'a reexport from a destination and of an item named in 740.16']],
  },
];

/** Exceptions for certain transactions, shown only where a requirement stands and nothing better fits. */
export const transactionBased: ReadonlySet<string> = new Set(['TMP', 'RPL', 'GOV', 'TSU', 'BAG', 'AVS', 'APR']);
