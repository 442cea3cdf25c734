import { handEdition } from './cite-law.ts';
import { armsEmbargoes, earUnArmsCountries } from './embargoes/arms-embargoes.ts';
import { euEmbargoes } from './embargoes/eu-embargoes.ts';
import { otherEmbargoes } from './embargoes/other-embargoes.ts';
import regions from './embargoes/tables/regions.json' with { type: 'json' };
import russia from './embargoes/tables/russia-hts.json' with { type: 'json' };
import { usEmbargoes } from './embargoes/us-embargoes.ts';
import tags from './emerging/tables/tags.json' with { type: 'json' };
import { endUseRules } from './end-use/end-use-rules.ts';
import annexIv from './eu/tables/annex-iv.json' with { type: 'json' };
import type { LawTables } from './law-tables.ts';
import { redFlags } from './red-flags/flag-table.ts';
import chpl from './red-flags/tables/common-high-priority.json' with { type: 'json' };
import { exceptionGates } from './us/exception-gates.ts';

/** One table of law: what it holds, of which day, and how far its content was checked against the publisher's text. */
export interface CoveredTable {
  jurisdiction: 'US' | 'EU' | 'UK' | 'UN';
  table: string;
  instrument: string;
  edition: string;
  rows: number;
  /**
   * `text`: read from the publisher's text or a full parse of it. `checked`: kept by hand, read against the text of that edition.
   * `unchecked`: kept by hand from general knowledge; dates and numbers of instruments are pointers, to be looked up.
   * `not_loaded`: only says where to ask.
   */
  basis: 'text' | 'checked' | 'unchecked' | 'not_loaded';
}

/** Day of the text of 15 CFR that the hand-kept tables of the United States were read against. */
const earText = '2026-09-24';

/** Every table of the edition in force and of this code, for `/v1/coverage`. */
export function coveredTables({ us, eu }: LawTables): CoveredTable[] {
  const size = (table: object): number => Object.keys(table).length;
  const american = (table: string, instrument: string, rows: number): CoveredTable => ({
    ...{ jurisdiction: 'US', table, instrument, edition: us.edition, rows, basis: 'text' },
  });
  const union = (table: string, instrument: string, rows: number): CoveredTable => ({
    ...{ jurisdiction: 'EU', table, instrument, edition: eu.edition, rows, basis: 'text' },
  });
  return [
    american('Commerce Country Chart', '15 CFR Part 738 Supp. 1', size(us.chart)),
    american('Country Groups', '15 CFR Part 740 Supp. 1', size(us.groups)),
    american('Commerce Control List', '15 CFR Part 774 Supp. 1', size(us.entries)),
    american('license exceptions, sections', '15 CFR Part 740', size(us.exceptions)),
    american('stays', '15 CFR Part 744, Effective Date Notes', us.stays.length),
    union('Annex I', 'Regulation (EU) 2021/821 Annex I', size(eu.entries)),
    union('EU001 to EU008, Section I', 'Regulation (EU) 2021/821 Annex II', size(eu.authorizations)),
    ...handKept,
  ];
}

const kept = (
  jurisdiction: CoveredTable['jurisdiction'],
  table: string,
  instrument: string,
  rows: number,
  basis: CoveredTable['basis'],
  edition = handEdition,
): CoveredTable => ({ jurisdiction, table, instrument, edition, rows, basis });

const tariffCodes = Object.values(russia.counts).reduce((sum, count) => sum + count, 0);
const armsBy = (jurisdiction: string): number => armsEmbargoes.filter((row) => row.jurisdiction === jurisdiction).length;
const britishRows = otherEmbargoes.filter((row) => row.jurisdiction === 'UK').length;

const handKept: readonly CoveredTable[] = [
  kept('US', 'restrictions on exceptions', '15 CFR 740.2, 746.1 to 746.9', exceptionGates.length, 'checked', earText),
  kept(
    'US',
    'tariff codes for Russia, Belarus and Iran',
    '15 CFR Part 746 Supp. 2, 4, 5, 7',
    tariffCodes,
    'text',
    russia.edition,
  ),
  kept('US', 'embargoes and sanctions by place', '15 CFR Part 746; 31 CFR chapter V', usEmbargoes.length, 'checked', earText),
  kept(
    'US',
    'destinations of UN controls',
    '15 CFR 746.1(b)(2); Part 738 Supp. 1 footnote 1',
    earUnArmsCountries.length,
    'checked',
    earText,
  ),
  kept(
    'US',
    'end uses and end users',
    '15 CFR Part 744',
    endUseRules.filter((rule) => rule.jurisdiction === 'US').length,
    'checked',
    earText,
  ),
  kept('US', 'red flags', '15 CFR Part 732 Supp. 3', redFlags.length, 'checked', earText),
  kept(
    'US',
    'Common High Priority List',
    'BIS, tariff codes by tier',
    Object.values(chpl.tiers).flat().length,
    'text',
    chpl.edition,
  ),
  kept('US', 'Part 746 Supp. 6, items described in words', '15 CFR Part 746 Supp. 6', 0, 'not_loaded'),
  kept('US', 'IEC destinations', '15 CFR 740.24, table of the agency', 0, 'not_loaded'),
  kept('EU', 'Annex IV', 'Regulation (EU) 2021/821 Annex IV', annexIv.ask.length, 'not_loaded'),
  kept(
    'EU',
    'restrictive measures by place',
    'Regulations 833/2014, 765/2006, 692/2014, 2022/263, 267/2012, 2017/1509',
    euEmbargoes.length,
    'unchecked',
  ),
  kept('EU', 'goods of those regulations by CN code', 'annexes of the same regulations', 0, 'not_loaded'),
  kept('EU', 'arms embargoes', 'Council decisions', armsBy('EU'), 'unchecked'),
  kept('EU', 'national lists', 'Regulation (EU) 2021/821 Articles 9 and 10', 0, 'not_loaded'),
  kept('UN', 'arms embargoes', 'resolutions of the Security Council', armsBy('UN'), 'unchecked'),
  kept(
    'UK',
    'sanctions by place',
    'regulations under the Sanctions and Anti-Money Laundering Act 2018',
    britishRows,
    'unchecked',
  ),
  kept('UK', 'strategic export control lists', 'Export Control Order 2008', 0, 'not_loaded'),
  kept(
    'US',
    'regions under embargo: places, postal codes, prefixes',
    'E.O. 13685, E.O. 14065, 15 CFR 746.6',
    regions.regions.length,
    'unchecked',
    regions.edition,
  ),
  kept(
    'US',
    'emerging technologies',
    'own tags; every code is on one of the two lists',
    tags.tags.length,
    'checked',
    tags.edition,
  ),
];

/** Which of the 29 numbered red flags an order's data can show, and which only a person can record. */
export const redFlagCoverage = {
  seenInData: redFlags.filter((flag) => flag.visible).map(({ number, topic }) => ({ number, topic })),
  recordedByPeople: redFlags.filter((flag) => !flag.visible).map(({ number, topic, said }) => ({ number, topic, flag: said })),
  otherSigns: [
    'common_high_priority',
    'contact_mismatch',
    'diversion',
    'embassy',
    'residential_address',
    'split_order',
    'consignee_missing',
    'script_mixing',
    'split_shipments',
    'cumulative',
    'edited_name',
    'shared_address',
    'new_hub',
  ],
};
