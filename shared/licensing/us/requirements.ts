import type { Item } from '../../model/item.ts';
import type { EccnEntry, LawClause, LawRow, UsLaw } from '../../model/law.ts';
import { isColumn, reaches } from './destination-set.ts';
import { inScope } from './item-scope.ts';
import { type Place, placeOf } from './place.ts';
import { type DatedPolicy, policyOn } from './policy-status.ts';

/** One requirement of the law for one item and destination, or one question about it. */
export interface Requirement {
  reason: string;
  /** Chart column, section, or `738 Supp.1 fn 10`. */
  column: string;
  /** Column, paragraph or footnote to cite. */
  at: string;
  /** Where to cite it: `chart`, `ccl` or a section. */
  source: 'chart' | 'ccl' | 'footnote' | 'referral';
  /** True: required. Null: a fact or a text would decide. */
  holds: true | null;
  /** Attributes that would decide; `paragraph` for a finer ECCN. */
  missing: string[];
  /** Items it is for, as the row says; absent: the entire entry, or no row. */
  scope?: readonly LawClause[] | undefined;
  /** Text that must be read, when no fact decides. */
  read: string | null;
  /** The text stands, but its authority said it is not enforced. */
  policy: DatedPolicy | null;
}

export interface Asked {
  law: UsLaw;
  entry: EccnEntry;
  code: string;
  path: string[];
  /** Entry and paragraph in one: `3A001.a.7`. */
  text: string;
  item: Item;
  place: Place;
  /** Country of shipment. */
  from: string | null;
  /** `YYYY-MM-DD`. */
  day: string;
  /** Parties' countries, for the headquarters tests of advanced computing. */
  partyPlaces: Place[];
}

/** Every row of the entry, chart footnotes and referral rows (738.4(a)(2)): all that apply, no short circuit. */
export function requirementsOf(asked: Asked): Requirement[] {
  const found: Requirement[] = [];
  const rows = asked.entry.rows;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const requirement = row && fromRow(row, asked);
    if (requirement) found.push(requirement);
  }
  if (asked.place.footnotes.length > 0) found.push(...fromFootnotes(asked));
  if (asked.place.refer) found.push(...fromReferral(asked));
  return found;
}

function fromRow(row: LawRow, asked: Asked): Requirement | null {
  if (asked.place.refer && isColumn(row.to)) return null; // the referral says what applies
  const there = isForIraq(row, asked.place) ? true : reaches(row.to, asked.place);
  if (there === false || shippedElsewhere(row, asked)) return null;
  const scope = inScope(row.scope, asked.path, asked.item, asked.law);
  if (scope.holds === false) return null;
  const policy = policyOn(row, asked.day);
  const enforced = policy === null || reaches(policy.formerly, asked.place) === true;
  const open = scope.holds === null || there === null || !enforced;
  return {
    reason: row.reason,
    column: isColumn(row.to) ? row.to : (row.at ?? row.to),
    at: row.at ?? asked.code,
    source: isColumn(row.to) ? 'chart' : 'ccl',
    holds: open ? null : true,
    missing: scope.missing,
    scope: row.scope,
    read: there === null ? row.to.replace('?', '') || asked.code : null,
    policy: enforced ? null : policy,
  };
}

/** 746.3(a)(1): to Iraq every item controlled for these reasons, whatever the chart marks. */
const isForIraq = (row: LawRow, place: Place): boolean =>
  place.country === 'IQ' && /^(?:NS|MT|NP|CW|CB|RS|CC|EI|SI|SL)$/.test(row.reason) && isColumn(row.to);

/** `from`: only when shipped from there. Unknown place of shipment counts as there. */
const shippedElsewhere = (row: LawRow, asked: Asked): boolean =>
  row.from !== undefined && asked.from !== null && reaches(row.from, placeOf(asked.law, asked.from)) === false;

function fromFootnotes({ law, place, code, path, item }: Asked): Requirement[] {
  return place.footnotes.flatMap((mark) => {
    const note = law.footnotes[String(mark)];
    const column = `738 Supp.1 fn ${mark}`;
    const common = { at: `footnote ${mark}`, source: 'footnote' as const, policy: null };
    if (note?.unread) return [{ ...common, reason: 'FOOTNOTE', column, holds: null, missing: [], read: `footnote ${mark}` }];
    return (note?.rows ?? []).flatMap((row): Requirement[] => {
      const answer = row.entry === code.slice(0, 5) ? inScope(row.scope, path, item, law) : null;
      if (!answer || answer.holds === false) return [];
      return [
        { ...common, reason: row.reason, column: row.column ?? column, holds: answer.holds, missing: answer.missing, read: null },
      ];
    });
  });
}

/** Cuba, Iran, North Korea, Syria: no marks at all, the row points to Part 746; every listed item needs a license there. */
function fromReferral({ place }: Asked): Requirement[] {
  if (!place.refer) return [];
  const section = embargoSections[place.from] ?? place.refer[0] ?? '746';
  return [
    { reason: 'EMBARGO', column: section, at: section, source: 'referral', holds: true, missing: [], read: null, policy: null },
  ];
}

/** 746.2(a), 746.4(a), 746.7(a), 746.9(a) reach every item on the Control List. */
const embargoSections: Record<string, string> = { CU: '746.2(a)', IR: '746.7(a)', KP: '746.4(a)', SY: '746.9(a)' };
