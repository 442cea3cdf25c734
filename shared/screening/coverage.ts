import { unmodelled } from '../licensing/unmodelled.ts';
import { datedPolicies } from '../licensing/us/policy-status.ts';

/** What the gate judges, what it only flags for a person, and what it does not look at. Served at `/v1/coverage`. */
export const coverage = {
  /** Whose license law is judged, and whose is only said to reach an order (gap `jurisdiction_not_modelled`, always `review`). */
  jurisdictions: { modelled: ['US', 'EU'], notModelled: Object.keys(unmodelled) },
  /** Text of the law that its authority said it does not enforce: shown, and held for a person where it alone requires a license. */
  policyStatus: datedPolicies.map(({ id, status, from, to, authority }) => ({ id, status, from, to, authority })),
  modelled: [
    'Listed parties of every loaded source, by name, alias, identifier and address, for every party of an order',
    'Comprehensive and regional embargoes by country, region, city and postal code',
    'United States license requirements by ECCN and destination (15 CFR 738 and 774), and exceptions that overcome them',
    'European Union dual-use license requirements by Annex I code and destination (Regulation (EU) 2021/821)',
    'License exceptions: value limits (LVS), GBS, TSR, SPP decided; every other shown with its conditions, or why it is foreclosed (15 CFR 740)',
    'General authorizations EU001 to EU008 with their exclusions and conditions, and restrictive measures before them',
    'Part 746 of the EAR by country, region and tariff code; Part 744 by the end use the order states',
    'Divergence between the lists of the United States and the Union, from a verified map',
    'The deployer’s own lists, rules and thresholds',
  ],
  flagged: [
    'Military, nuclear, missile, chemical and biological end use, from what the order states',
    'Red flags of 15 CFR 732 Supplement 3, from the facts of the order',
    'Ownership by listed parties, from what the order states',
    'Items without a classification, and paragraphs that an entry does not have',
    'Foreign-made items: de minimis is computed; foreign direct product rules are named and asked for (15 CFR 734.9)',
    'STA, ENC, APP, ACE, IEC, NAC, ACA, TMP, RPL, GOV and the other judged exceptions: conditions as a checklist',
    'Annex IV, goods of the Union’s sanctions by CN code, Supp. 6 to Part 746: not loaded, asked for',
    'Deemed exports, transit and brokering',
    'Ultimate parents in Macau or Country Group D:5, from what the order states',
  ],
  notCovered: [
    'United States Munitions List items and the licenses of 22 CFR 120-130',
    'Ownership that the order does not state',
    'License law of jurisdictions listed under `notModelled`; national lists under Articles 9 and 10 of Regulation (EU) 2021/821',
    'Conversion of currencies: a value that is not in US dollars leaves a value limit open',
    'Yearly totals under License Exception LVS, unless the order states them',
    'Designations that the official files do not hold yet: the EU file lags the Official Journal by some days, and the Consolidated Screening List lacks some designations of the State Department; keep them on a list of your own until they arrive',
    'Filing of export declarations and of license applications',
    'Customs duties, product safety and import law of the destination',
  ],
};
