import type { EccnEntry, LawClause } from '../../model/law.ts';
import type { Order } from '../../model/order.ts';
import { type Outcome, strictest } from '../../model/outcome.ts';
import { own } from '../../model/own.ts';
import type { LawTables } from '../law-tables.ts';
import { classOf } from './class-of.ts';
import { determineUs } from './determine-us.ts';
import { transactionBased } from './exception-rules.ts';
import { hasParagraph } from './has-paragraph.ts';

/** What becomes of the paragraphs of an entry that fare alike. */
export interface ParagraphOutcome {
  /** `3A001.a.7`; `other` for those the rows do not tell apart. */
  paragraphs: string[];
  outcome: Outcome;
  /** Requirements that stand or were lifted, `NS NS2`. */
  needs: string[];
  /** Exceptions that are available or candidates, but for those that hang on the kind of transaction. */
  exceptions: string[];
  /** Facts that would still decide. */
  asks: string[];
}

/** An entry has at most a few dozen paragraphs that its rows tell apart; what lies beyond is left to the finer question. */
const paragraphsMax = 200;

/**
 * The first item of an order whose ECCN is too coarse, judged for each of its paragraphs: which one it is decides. Empty when the
 * rows of the entry do not tell its paragraphs apart.
 */
export function outcomesByParagraph(order: Order, law: LawTables, day: string): ParagraphOutcome[] {
  const [item] = order.items;
  const known = item ? classOf(item) : null;
  const entry = known?.kind === 'eccn' ? own(law.us.entries, known.entry) : undefined;
  if (!item || known?.kind !== 'eccn' || !entry) return [];
  const finer = finerParagraphs(entry, known.entry, known.path.join('.'));
  const groups = new Map<string, ParagraphOutcome>();
  for (const paragraph of finer.slice(0, paragraphsMax)) {
    const us = `${known.entry}.${paragraph.at}`;
    const found = judge({ ...order, items: [{ ...item, classification: { ...item.classification, us } }] }, law, day);
    const key = JSON.stringify(found);
    const name = paragraph.isOther ? 'other' : us;
    const group = groups.get(key);
    if (group) group.paragraphs.push(name);
    else groups.set(key, { paragraphs: [name], ...found });
  }
  return groups.size > 1 ? [...groups.values()] : [];
}

function judge(order: Order, law: LawTables, day: string): Omit<ParagraphOutcome, 'paragraphs'> {
  const { findings, exceptions } = determineUs(order, law, day, () => null);
  const told = findings.filter(({ outcome }) => outcome !== 'clear');
  return {
    outcome: strictest(...findings.map(({ outcome }) => outcome)),
    needs: [...new Set(told.flatMap(({ requirement }) => (requirement ? [`${requirement.reason} ${requirement.column}`] : [])))],
    exceptions: exceptions
      .filter(({ code, status }) => (status === 'available' || status === 'candidate') && !transactionBased.has(code))
      .map(({ code, status }) => `${code} ${status}`),
    asks: [...new Set(told.flatMap(({ missingFacts }) => missingFacts))],
  };
}

/** Paragraphs under one that the entry has or its rows and exceptions name, in order, and one that stands for all others. */
function finerParagraphs(entry: EccnEntry, code: string, under: string): { at: string; isOther: boolean }[] {
  const below = (paragraph: string): boolean => under === '' || paragraph.startsWith(`${under}.`);
  const named = clausesOf(entry).flatMap((clause) => [...(clause.in ?? []), ...(clause.not ?? [])]);
  if (!named.some(below)) return [];
  const all = new Set([...named, ...counted(entry)].filter((one) => below(one) && one !== under));
  const last = [...'abcdefghijklmnopqrstuvw'].find((letter) => ![...all].some((one) => one.split('.')[0] === letter));
  const other = under === '' && entry.paragraphs === undefined && last ? [{ at: last, isOther: true }] : [];
  return [...[...all].sort(byStep).map((at) => ({ at, isOther: false })), ...other].filter(({ at }) =>
    hasParagraph(code, entry, at.split('.')),
  );
}

const clausesOf = ({ rows, exceptions }: EccnEntry): LawClause[] => [
  ...rows.flatMap((row) => row.scope ?? []),
  ...Object.values(exceptions).flatMap(({ yes, no, limits }) => [
    ...yes,
    ...(no ?? []),
    ...(limits ?? []).flatMap(({ scope }) => scope ?? []),
  ]),
];

/** `a2 b` → `a.1`, `a.2`, `b`. */
const counted = ({ paragraphs }: EccnEntry): string[] =>
  (paragraphs ?? '')
    .split(' ')
    .filter(Boolean)
    .flatMap((one) => {
      const [letter, highest] = [one.charAt(0), Number(one.slice(1) || 0)];
      return highest === 0 ? [letter] : Array.from({ length: highest }, (_, index) => `${letter}.${index + 1}`);
    });

function byStep(one: string, other: string): number {
  const [a, b] = [one.split('.'), other.split('.')];
  for (let step = 0; step < Math.max(a.length, b.length); step++) {
    const [left = '', right = ''] = [a[step], b[step]];
    if (left !== right) return Number(left) - Number(right) || (left < right ? -1 : 1);
  }
  return 0;
}
