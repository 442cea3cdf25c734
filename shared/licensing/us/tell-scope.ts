import type { LawClause } from '../../model/law.ts';
import table from './tables/fact-words.json' with { type: 'json' };

const words: Record<string, string> = table.words;

/** The paragraphs a row names, `3A001.b.2, b.3` or `the whole entry but 9A610.y`; null when it tells items apart by facts alone. */
export function tellParagraphs(entry: string, scope: readonly LawClause[]): string | null {
  const named = [...new Set(scope.flatMap((clause) => clause.in ?? []))];
  const left = [...new Set(scope.flatMap((clause) => clause.not ?? []))];
  if (named.length > 0) return `${listed(entry, named)}${left.length > 0 ? `, not ${listed(entry, left)}` : ''}`;
  return left.length > 0 ? `the whole entry but ${listed(entry, left)}` : null;
}

/** `3A001.a, b.2, c`: the entry once, at the first. */
const listed = (entry: string, paragraphs: readonly string[]): string => `${entry}.${paragraphs.join(', ')}`;

/** A fact by the name under which an order gives it, in words: `its range in kilometres (rangeKm)`. */
export function tellFact(name: string): string {
  const meets = /^meets(\d[A-E]\d{3}.*)$/.exec(name)?.[1];
  if (meets) return `whether it meets or exceeds the parameters of ${meets} (\`${name}\`)`;
  const reason = /^controlledFor([A-Z]{2})$/.exec(name)?.[1];
  if (reason) return `whether the item it is for is controlled for ${reason} (\`${name}\`)`;
  return words[name] ? `${words[name]} (\`${name}\`)` : `the fact \`${name}\``;
}
