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
    'The deployer’s own lists, rules and thresholds',
  ],
  flagged: [
    'Military, nuclear, missile, chemical and biological end use, from what the order states',
    'Red flags of 15 CFR 732 Supplement 3, from the facts of the order',
    'Ownership by listed parties, from what the order states',
    'Items without a classification',
  ],
  notCovered: [
    'United States Munitions List items and the licenses of 22 CFR 120-130',
    'Ownership that the order does not state',
    'Filing of export declarations and of license applications',
    'Customs duties, product safety and import law of the destination',
  ],
};
