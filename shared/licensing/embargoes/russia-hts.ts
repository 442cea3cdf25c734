import table from './tables/russia-hts.json' with { type: 'json' };

/** Supplements to Part 746 that bind for Russia and Belarus, in the order of 746.8(a)(4), (5), (7). Supp. 7 binds for Iran too. */
const russiaSupplements = [2, 4, 5];

/**
 * The supplement to 15 CFR Part 746 that names a six-digit code, or null when none of those asked for does. A longer code is
 * covered when its first six digits are (746 Supp. 2(b)).
 */
export function russiaHtsList(hs6: string, supplements: readonly number[] = russiaSupplements): number | null {
  return supplements.find((number) => codesOf(number).has(hs6)) ?? null;
}

const expanded = new Map<number, Set<string>>();

function codesOf(number: number): Set<string> {
  const ready = expanded.get(number);
  if (ready) return ready;
  const headings = (table.supplements as Record<string, Record<string, string>>)[String(number)] ?? {};
  const codes = new Set(
    Object.entries(headings).flatMap(([heading, rest]) => rest.split(' ').map((subheading) => heading + subheading)),
  );
  expanded.set(number, codes);
  return codes;
}
