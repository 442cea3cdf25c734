import { expect, test } from 'vitest';
import { scoreHistogram } from '../../shared/decisions/score-histogram.ts';

test('the histogram counts each judged match once, in the bucket its score begins in', () => {
  const scores = [0.7, 0.7199, 0.72, 0.83, 0.9999, 1, 0.5];
  const buckets = scoreHistogram(scores.map((score) => ({ score, verdict: 'true_match' })));
  const counted = buckets.filter(({ trueMatches }) => trueMatches > 0).map(({ from, trueMatches }) => [from, trueMatches]);
  expect(counted).toEqual([
    [0.7, 3],
    [0.72, 1],
    [0.82, 1],
    [0.98, 1],
    [1, 1],
  ]);
  expect(buckets.map(({ from }) => from)).toEqual([...new Set(buckets.map(({ from }) => from))].sort((a, b) => a - b));
});

test('what people could not tell, and what a license covers, is counted apart', () => {
  const [bucket] = scoreHistogram([
    { score: 0.7, verdict: 'false_positive' },
    { score: 0.7, verdict: 'cleared_under_license' },
    { score: 0.7, verdict: 'cannot_tell' },
  ]);
  expect(bucket).toEqual({ from: 0.7, trueMatches: 0, falsePositives: 1, others: 2 });
});
