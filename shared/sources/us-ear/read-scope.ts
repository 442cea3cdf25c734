import type { LawClause } from '../../model/law.ts';
import { readRefs } from './read-refs.ts';

/** What a control statement says: which reason, for which items. `described`: the items are told in words only. */
export interface ReadControl {
  reason: string;
  scope: LawClause[] | 'entire' | 'described';
}

const reasonWords = 'NS|NP|MT|CB|RS|FC|CC|AT|CW|EI|SL|SS|SI|UN|FP|Russian industry sector sanctions?';
const statement = new RegExp(`^(${reasonWords})(?: and (${reasonWords}))? appl(?:y|ies),?(?: to)?:? (.+)$`);

/**
 * Reads the left cell of a license requirement row. Anything but references, `entire entry`, exceptions by reference and
 * `software|technology for …` is `described`: whether it fits is then a question, never an answer.
 */
export function readScope(text: string, entry: string): ReadControl[] {
  const plain = simplify(text);
  const found = statement.exec(plain);
  if (!found?.[1] || !found[3]) return [];
  const reasons = [found[1], found[2]].filter((reason) => reason !== undefined);
  const scope = readItems(found[3], entry);
  return reasons.map((reason) => ({ reason: reason.startsWith('Russian') ? 'SANCTION' : reason, scope }));
}

/** Curly quotes away, one space, no closing full stop, no editorial `see` in brackets. */
export const simplify = (text: string): string =>
  text
    .replace(/[“”‘’"']/g, '')
    .replace(/\((?:But )?[Ss]ee [^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.,]+$/, '');

function readItems(text: string, entry: string): ReadControl['scope'] {
  if (/^(?:the )?entire entry(?: as applicable)?$/i.test(text)) return 'entire';
  const excepted = /^(?:the )?entire entry,? except:? (?:for )?(.+)$/i.exec(text)?.[1];
  if (excepted !== undefined) return butFor(excepted, entry);
  const served = servedEntries(text);
  if (served !== null) return servedBy(served, entry);
  const refs = readRefs(text.replace(/^(?:software|technology) controlled by /i, ''), entry);
  if (!refs || refs.others.length > 0 || refs.own.includes('')) return 'described';
  return [refs.except.length > 0 ? { in: refs.own, not: refs.except } : { in: refs.own }];
}

/** `software` or `technology` `for` other items; the kind of the item itself already says which. */
const servedEntries = (text: string): string | null =>
  /^(?:software|technology)(?: (?:required|specially designed))? (?:for|to) (?:the )?(.+)$/i.exec(text)?.[1] ?? null;

function servedBy(text: string, entry: string): ReadControl['scope'] {
  const forReason = /^(.+?) for ([A-Z]{2}) reasons$/i.exec(text);
  const refs = readRefs(forReason?.[1] ?? text, entry);
  if (!refs || refs.except.length > 0 || refs.own.length > 0) return 'described';
  return [forReason?.[2] ? { for: refs.others, if: `reason:${forReason[2].toUpperCase()}` } : { for: refs.others }];
}

function butFor(text: string, entry: string): ReadControl['scope'] {
  const served = servedEntries(text);
  const refs = readRefs(served ?? text, entry);
  if (!refs || refs.except.length > 0) return 'described';
  if (served !== null) return refs.own.length > 0 ? 'described' : [{ if: `!for:${refs.others.join(',')}` }];
  return refs.others.length > 0 ? 'described' : [{ not: refs.own }];
}
