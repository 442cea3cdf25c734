import type { LawRow } from '../../model/law.ts';

/**
 * Item paragraphs of an entry in short, `a14 b12 c z4`: each letter the text opens a paragraph with, and the highest number below
 * it, with those its requirements name. Undefined where the text opens fewer than two: then it is not known what the entry has.
 */
export function readParagraphs(texts: string[], rows: LawRow[], entry = ''): string | undefined {
  const named = rows.flatMap((row) => (row.scope ?? []).flatMap((clause) => [...(clause.in ?? []), ...(clause.not ?? [])]));
  const opened = lettersOf(texts);
  if (opened.size < 2) return undefined;
  const all = lettersOf([...texts, ...named.map((path) => `${path}. `)]);
  return [...all]
    .filter(([letter]) => !noteLetters[entry]?.includes(letter))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, highest]) => (highest > 0 ? letter + highest : letter))
    .join(' ');
}

/** Letters that only the notes of an entry open, as they count their own points: read by a person, 2026-07-23. */
const noteLetters: Record<string, string> = { '1A002': 'cd', '3A090': 'd', '5A004': 'd' };

function lettersOf(texts: string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const text of texts) {
    const opened = /^([a-z])(?:\.(\d+))?(?:\.[a-z0-9]+)*\. /.exec(text);
    if (opened?.[1]) found.set(opened[1], Math.max(found.get(opened[1]) ?? 0, Number(opened[2] ?? 0)));
  }
  return found;
}
