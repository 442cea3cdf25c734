import type { Item } from '../../model/item.ts';
import { figure } from '../us/class-of.ts';
import { readPath } from '../us/read-eccn.ts';

/** An EU classification as the order gives it. */
export type EuClass =
  | { kind: 'not_listed'; derived: string | null }
  | { kind: 'code'; entry: string; path: string[]; text: string }
  | { kind: 'military'; text: string }
  | { kind: 'unreadable'; text: string };

/** `5A002a1`, `3A001.a.7`, `not_listed`, `ML10`; null when the order says nothing. */
export function euClassOf(item: Item): EuClass | null {
  const text = item.classification.eu?.trim() ?? '';
  if (text === '') return fromFigures(item);
  if (/^(?:not[ _-]?listed|none|n\/a)$/i.test(text)) return { kind: 'not_listed', derived: null };
  if (/^ML ?\d/i.test(text)) return { kind: 'military', text };
  const found = /^(\d[A-E]\d{3})[.\s]*(.*)$/i.exec(text);
  const path = found ? readPath(found[2] ?? '') : null;
  if (!found?.[1] || !path) return { kind: 'unreadable', text };
  const entry = found[1].toUpperCase();
  return { kind: 'code', entry, path, text: [entry, ...path].join('.') };
}

/** Total processing performance from which 3A501.a.16 of Annex I controls an integrated circuit (edition of 2025). */
const euTppBar = 6000;

/** Only performance figures of a processor are given: above or below the threshold of 3A501.a.16. */
function fromFigures(item: Item): EuClass | null {
  const tpp = figure(item, 'tpp');
  if (tpp === null || item.classification.us !== null) return null;
  if (tpp >= euTppBar) return { kind: 'code', entry: '3A501', path: ['a', '16'], text: '3A501.a.16' };
  return { kind: 'not_listed', derived: `total processing performance ${tpp} is below ${euTppBar}, the bar of 3A501.a.16` };
}
