import type { Citation } from '../../model/citation.ts';
import type { ListEntry } from '../../model/list-entry.ts';
import type { Outcome } from '../../model/outcome.ts';
import { citeEar, citeEarSupplement, citeEu, citeUk, handEdition } from '../cite-law.ts';
import { type Effective, isInForce } from '../embargoes/embargo-row.ts';

/** One rule that carries a listing over to what the listed own. */
export interface OwnershipRule {
  id: string;
  jurisdiction: string;
  /** Listed owners whose shares count, added up. */
  counts: (entry: ListEntry) => boolean;
  /** `from`: a share of exactly the limit is enough. `above`: it is not. Per cent. */
  limit: { percent: number; kind: 'from' | 'above' };
  /** At the limit. Below it a listed owner holds the order all the same. */
  outcome: Outcome;
  title: string;
  detail: string;
  /** Read in order; the first period that holds the day counts. Outside all of them a listed owner is a red flag only. */
  periods: readonly (Effective & { note: string | null })[];
  citations: readonly Citation[];
}

const always = (from: string, authority: string): OwnershipRule['periods'] => [
  { from, to: null, status: 'in_force', authority, note: null },
];

/** 744.8(a)(1): tags of SDN programs that carry license requirements of the EAR. */
const taggedPrograms: ReadonlySet<string> = new Set([
  'BELARUS-EO14038',
  'BELARUS',
  'RUSSIA-EO14024',
  'UKRAINE-EO13660',
  'UKRAINE-EO13661',
  'UKRAINE-EO13662',
  'UKRAINE-EO13685',
  'FTO',
  'SDGT',
  'NPWMD',
  'ILLICIT DRUGS-EO14059',
  'SDNT',
  'SDNTK',
  'TCO',
]);

/** Whether an entry's programs carry license requirements of the EAR (744.8). */
export const isTagged = (entry: Pick<ListEntry, 'programs'>): boolean =>
  entry.programs.some((program) => taggedPrograms.has(program.trim().toUpperCase()));
/** Shares through an entry that lists only an address do not count (744.11(a)(1)). */
const isAddressOnly = (entry: ListEntry): boolean => entry.flags.includes('address_only');
const from =
  (source: string) =>
  (entry: ListEntry): boolean =>
    entry.source === source && entry.effect === 'blocking';

export const ownershipRules: readonly OwnershipRule[] = [
  {
    id: 'us-ofac-50',
    jurisdiction: 'US',
    counts: from('us-ofac-sdn'),
    limit: { percent: 50, kind: 'from' },
    outcome: 'prohibited',
    title: 'Blocked persons own half or more of this party.',
    detail:
      'What blocked persons own to 50 per cent or more, directly or indirectly and added up, is blocked as they are. A holding counts only where each step above it reaches 50 per cent.',
    periods: always('2014-08-13', 'OFAC revised guidance of 13 August 2014'),
    citations: [
      {
        instrument: 'OFAC 50 Percent Rule',
        pinpoint: 'FAQ 398 to 402',
        url: 'https://ofac.treasury.gov/faqs/401',
        edition: handEdition,
      },
    ],
  },
  {
    id: 'us-bis-affiliates',
    jurisdiction: 'US',
    counts: (entry) =>
      !isAddressOnly(entry) &&
      (entry.source === 'us-bis-el' || entry.source === 'us-bis-meu' || (entry.source === 'us-ofac-sdn' && isTagged(entry))),
    limit: { percent: 50, kind: 'from' },
    outcome: 'license_required',
    title: 'Listed entities own half or more of this party.',
    detail:
      'The license requirements of the Entity List, the Military End-User List and 744.8 reach foreign affiliates owned to 50 per cent or more, directly or indirectly and added up; the most restrictive owner governs.',
    periods: [
      { from: '2025-09-29', to: '2025-11-09', status: 'in_force', authority: '90 FR 47201', note: null },
      {
        from: '2025-11-10',
        to: '2026-11-09',
        status: 'stayed',
        authority: '90 FR 50857',
        note: 'The rule was stayed from 2025-11-10 to 2026-11-09, so ownership alone is a red flag.',
      },
      {
        from: '2026-11-10',
        to: null,
        status: 'in_force',
        authority: '90 FR 50857 (end of the stay)',
        note: 'Verify: the stay ran out on 2026-11-09 by its own terms, and whether a later notice extends it must be looked up.',
      },
    ],
    citations: [citeEar('744.11(a)(1)'), citeEar('744.8(a)(2)'), citeEarSupplement('732', 3, '(b) red flag 29')],
  },
  {
    id: 'eu-ownership',
    jurisdiction: 'EU',
    counts: from('eu-fsf'),
    limit: { percent: 50, kind: 'above' },
    outcome: 'prohibited',
    title: 'Listed persons own more than half of this party.',
    detail:
      'Making goods available to what a listed person owns to more than half, or controls, is making them available to that person. Control below half must be looked at.',
    periods: always('2013-05-30', 'Council document 9068/13'),
    citations: [
      citeEu(
        'EU best practices for restrictive measures',
        'Council document 11623/24, ownership and control',
        'ST_11623_2024_INIT',
      ),
    ],
  },
  {
    id: 'uk-ownership',
    jurisdiction: 'UK',
    counts: from('uk-sl'),
    limit: { percent: 50, kind: 'above' },
    outcome: 'prohibited',
    title: 'A designated person owns more than half of this party.',
    detail:
      'An entity is owned by a designated person who holds more than half of its shares or votes, directly or indirectly, or controls its affairs.',
    periods: always('2020-12-31', 'SI 2019/855, reg. 7'),
    citations: [citeUk('Russia (Sanctions) (EU Exit) Regulations 2019', '2019/855', 'reg. 7')],
  },
];

/** The period of a rule that holds a day; null before the first. */
export const periodAt = (rule: OwnershipRule, day: string): OwnershipRule['periods'][number] | null =>
  rule.periods.find((period) => period.from <= day && (period.to === null || day <= period.to)) ?? null;

export const bindsAt = (rule: OwnershipRule, day: string): boolean => {
  const period = periodAt(rule, day);
  return period !== null && isInForce(period, day);
};
