import type { ReviewVerdict } from '../model/review.ts';

export interface JudgedMatch {
  score: number;
  verdict: ReviewVerdict;
}

/** Matches with a score from `from` to below the next bucket, by what people said they were. */
export interface ScoreBucket {
  from: number;
  trueMatches: number;
  falsePositives: number;
  others: number;
}

const lowest = 70; // below this no match is reported
const width = 2;

/** How often a score meant a true match: where to set the bars of `thresholds`. Buckets of 0.02 from 0.70 to 1. */
export function scoreHistogram(matches: readonly JudgedMatch[]): ScoreBucket[] {
  const buckets = Array.from({ length: (100 - lowest) / width + 1 }, (_, position) => ({
    from: (lowest + position * width) / 100,
    trueMatches: 0,
    falsePositives: 0,
    others: 0,
  }));
  for (const { score, verdict } of matches) {
    const position = Math.floor((Math.round(score * 10_000) / 100 - lowest) / width);
    const bucket = buckets[Math.min(Math.max(position, 0), buckets.length - 1)];
    if (bucket) bucket[kinds[verdict]] += 1;
  }
  return buckets;
}

const kinds: Record<ReviewVerdict, 'trueMatches' | 'falsePositives' | 'others'> = {
  true_match: 'trueMatches',
  false_positive: 'falsePositives',
  cleared_under_license: 'others',
  cannot_tell: 'others',
};
