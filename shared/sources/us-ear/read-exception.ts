import type { LawClause, ListException } from '../../model/law.ts';
import { readRefs } from './read-refs.ts';
import { simplify } from './read-scope.ts';

const everything: LawClause[] = [{}];

/**
 * Reads what an entry says about one list-based exception. A wording that is not understood comes back `unread`: the exception
 * is then at most a candidate that a person checks against the entry.
 */
export function readException(code: string, text: string, entry: string): ListException {
  const plain = simplify(text)
    .replace(/,? ?[Ss]ee §.*$/, '')
    .replace(/[\s.,;]+$/, '');
  if (/^(?:N\/A|No)$/.test(plain)) return { yes: [] };
  return (code === 'LVS' ? readLimits(plain, entry) : readOffer(plain, entry)) ?? { yes: everything, unread: true };
}

function readOffer(text: string, entry: string): ListException | null {
  const body = /^Yes,?(?: for)?(?: (.+))?$/.exec(text);
  if (!body) return null;
  const rest = body[1] ?? '';
  if (rest === '' || /^certain EI controlled/.test(rest)) return { yes: everything };
  const group = /^(.*?),? ?except to Country Group E:1 or E:2$/.exec(rest);
  if (group) {
    const yes = clausesOf(group[1] ?? '', entry);
    return yes && { yes, notTo: 'E:1+E:2' };
  }
  const except = /^except (?:N\/A )?(?:for )?(.+)$/.exec(rest);
  if (except?.[1]) return withExceptions({ yes: everything }, except[1], entry);
  const yes = clausesOf(rest, entry);
  return yes && { yes };
}

function readLimits(text: string, entry: string): ListException | null {
  let read: ListException = { yes: everything, limits: [] };
  for (const part of text.replace(/^Yes: /, '').split(/; |, (?=except N\/A|N\/A)/)) {
    const next = readLimit(part.replace(/[\s.]+$/, ''), read, entry);
    if (!next) return null;
    read = next;
  }
  return read.limits?.length ? read : null;
}

const amount = /^\$([\d,]+)(?:(?: for(?: items in)?|:) (.+?))?(?:,? except (?:for )?(.+))?$/;

function readLimit(part: string, read: ListException, entry: string): ListException | null {
  const not = /^(?:except )?N\/A for (.+)$/.exec(part)?.[1];
  if (not !== undefined) return withExceptions(read, not, entry);
  const found = amount.exec(part);
  if (!found?.[1]) return null;
  const usd = Number(found[1].replaceAll(',', ''));
  const scopes = found[2] === undefined || /^all other items$/.test(found[2]) ? [undefined] : clausesOf(found[2], entry);
  if (!scopes) return null;
  const limits = scopes.map((scope) => (scope ? { usd, scope } : { usd }));
  const grown = { ...read, limits: [...(read.limits ?? []), ...limits] };
  return found[3] === undefined ? grown : withExceptions(grown, found[3], entry);
}

/** Adds what an exception is not offered for: reasons (`MT`, `MT and for 1B001.a`) or item paragraphs. */
function withExceptions(read: ListException, text: string, entry: string): ListException | null {
  const reasons = /^((?:MT|NP|NS|CB|RS|CC|UN)(?:(?:, | and | or )(?:MT|NP|NS|CB|RS|CC|UN))*)(?: items)?(?: and for (.+))?$/.exec(
    text,
  );
  const rest = reasons ? reasons[2] : text;
  const noReasons = [...(read.noReasons ?? []), ...(reasons?.[1]?.split(/, | and | or /) ?? [])];
  const no = rest === undefined ? [] : clausesOf(rest, entry);
  if (!no) return null;
  const all = [...(read.no ?? []), ...no];
  return { ...read, ...(noReasons.length > 0 ? { noReasons } : {}), ...(all.length > 0 ? { no: all } : {}) };
}

/** `3A001.z`, or `software` / `technology for` entries; null when any other word remains. */
function clausesOf(text: string, entry: string): LawClause[] | null {
  if (text === '') return everything;
  if (text === 'components') return [{ if: 'component' }];
  const served = /^(?:software|technology) for (?:commodities|equipment) controlled by (.+)$/.exec(text)?.[1];
  const refs = readRefs(served ?? text, entry);
  if (!refs || refs.own.includes('')) return null;
  if (served !== undefined) return refs.own.length + refs.except.length > 0 ? null : [{ for: refs.others }];
  if (refs.others.length > 0) return null;
  return [refs.except.length > 0 ? { in: refs.own, not: refs.except } : { in: refs.own }];
}
