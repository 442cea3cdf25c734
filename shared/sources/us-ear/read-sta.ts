import type { LawClause, ListException } from '../../model/law.ts';
import { readRefs } from './read-refs.ts';
import { simplify } from './read-scope.ts';

/**
 * Reads the `Special Conditions for STA` of an entry. 740.20(c)(1) reaches Country Group A:5, (c)(2) reaches A:6, so a bar on
 * one paragraph is a bar on its destinations. A sentence not understood leaves the exception `unread`.
 */
export function readSta(text: string, entry: string): ListException {
  const sentences = simplify(text)
    .replace(/^STA: /, '')
    .split(/(?<=\.) (?=\(\d\)|\d\. |License Exception|Paragraph)/)
    .map((sentence) => sentence.replace(/^(?:\(\d\)|\d\.) /, '').replace(/ ?\(\s*i\.e\.[^()]*\)/, ''));
  const bars = sentences.map((sentence) => readBar(sentence, entry));
  const known = bars.filter((bar) => bar !== null);
  const read: ListException = { yes: [{}], bars: known };
  return known.length === bars.length ? read : { ...read, unread: true };
}

function readBar(sentence: string, entry: string): { to: string; scope?: LawClause } | null {
  const to = barredTo(sentence);
  const items = /\b(?:any|ship|transmit|for|in)\b.*/.exec(sentence)?.[0] ?? '';
  if (to === null) return null;
  return isWhole(items, entry) ? { to } : wholeOrPart(to, items, entry);
}

function barredTo(sentence: string): string | null {
  if (/Paragraph \(c\)\(1\)/.test(sentence)) return 'A:5';
  if (/Paragraph \(c\)\(2\)/.test(sentence)) return 'A:6';
  if (/A:5 or A:6/.test(sentence)) return '*';
  if (/A:6/.test(sentence)) return 'A:6';
  if (/^License Exception STA may not be used to ship(?: or transmit)? [^,;]* specified by ECCN \d[A-E]\d{3}\.?$/.test(sentence))
    return '*';
  return /License Exception STA (?:\(.*?\) )?may not be used for/.test(sentence) ? '*' : null;
}

/** `items specified by ECCN 4A005`, `any technology in 0E606`, `software` in an entry that is nothing else: the whole entry. */
function isWhole(items: string, entry: string): boolean {
  const named = upToDestination(items).replace(/["“”]/g, '');
  const kind = '(?:for |any |ship |transmit |or )*(?:items?|software|technology)';
  const own = new RegExp(`^${kind}(?: (?:in|specified by)(?: ECCN)? (\\d[A-E]\\d{3}))?$`).exec(named);
  // 0E606 says `in 0D606` of its own technology: the same number under another letter.
  return own !== null && (own[1] === undefined || own[1].replace(/[A-E]/, entry[1] ?? '') === entry);
}

const upToDestination = (text: string): string =>
  text.replace(/,? (?:to any of the destinations|unless determined).*$/, '').replace(/[\s.]+$/, '');

function wholeOrPart(to: string, items: string, entry: string): { to: string; scope?: LawClause } | null {
  const named = upToDestination(items);
  if (/this (?:ECCN|entry)(?: \d[A-E]\d{3})?$/.test(named)) return { to };
  const place = /(?:in|by|for|ship|any)(?: ECCNs?)? ((?:\d[A-E]\d{3}|\.).*)$/.exec(named)?.[1];
  const refs = place === undefined ? null : readRefs(place, entry);
  if (!refs || refs.others.length > 0) return null;
  if (refs.own.includes('')) return { to };
  return { to, scope: refs.except.length > 0 ? { in: refs.own, not: refs.except } : { in: refs.own } };
}
