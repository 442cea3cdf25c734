import { scriptOf } from '../../../shared/names/scripts.ts';

/** A pair of names with what is known and what the scorer said. */
export interface Labelled {
  category: string;
  script: string;
  /** 0–1. */
  score: number;
  same: boolean;
}

/** Bars of every curve, in hundredths. */
export const bars = [60, 65, 70, 75, 80, 85, 90, 95];
/** The review threshold, in hundredths. */
export const reviewBar = 70;

interface Confusion {
  found: number;
  missed: number;
  falselyFound: number;
  rightlyLeft: number;
}

/** The script most of a name's letters have. */
export function scriptOfName(name: string): string {
  const counts = new Map<string, number>();
  for (const char of name.toLowerCase()) {
    const script = scriptOf(char.codePointAt(0)!);
    if (script !== 'none' && script !== 'digit') counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'none';
}

export function confusionBy(
  labelled: readonly Labelled[],
  keyOf: (one: Labelled) => string,
  bar: number,
): Map<string, Confusion> {
  const out = new Map<string, Confusion>();
  for (const one of labelled) {
    const row = out.get(keyOf(one)) ?? { found: 0, missed: 0, falselyFound: 0, rightlyLeft: 0 };
    const hit = one.score >= bar / 100;
    if (one.same) row[hit ? 'found' : 'missed']++;
    else row[hit ? 'falselyFound' : 'rightlyLeft']++;
    out.set(keyOf(one), row);
  }
  return out;
}

/** The confusion matrix at the review bar by category and script, and precision, recall and F1 over the curve. */
export function printConfusion(title: string, labelled: readonly Labelled[]): void {
  console.log(`\n${title}, at .${reviewBar}: one party found, missed; two parties taken for one, left apart`);
  const rows = [...confusionBy(labelled, (one) => `${one.category} ${one.script}`, reviewBar)];
  for (const [key, row] of [...rows, ['all', confusionBy(labelled, () => 'all', reviewBar).get('all')!] as const])
    console.log(
      `  ${key.padEnd(40)} ${[row.found, row.missed, row.falselyFound, row.rightlyLeft].map((n) => String(n).padStart(4)).join(' ')}`,
    );
  console.log(`${title} by bar: precision, recall, F1`);
  for (const bar of bars) {
    const all = confusionBy(labelled, () => 'all', bar).get('all')!;
    const [precision, recall] = [all.found / (all.found + all.falselyFound), all.found / (all.found + all.missed)];
    const f1 = (2 * all.found) / (2 * all.found + all.falselyFound + all.missed);
    console.log(`  .${bar} ${[precision, recall, f1].map((share) => share.toFixed(3)).join(' ')}`);
  }
}
