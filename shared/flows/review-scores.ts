import { type JudgedMatch, type ScoreBucket, scoreHistogram } from '../decisions/score-histogram.ts';
import type { World } from './world.ts';

/** Newest closed reviews looked at. */
const reviewsMax = 500;

/** Scores of the matches people have judged, by verdict; of one list or one type of listed party where asked. */
export async function reviewScores(
  filter: { source: string | null; type: string | null },
  world: World,
): Promise<{ reviews: number; buckets: ScoreBucket[] }> {
  const closed = await world.reviews.closed(reviewsMax, `${world.clock.now().toISOString()}#~`);
  const matches: JudgedMatch[] = [];
  for (const { decisionId, resolution } of closed) {
    const record = await world.decisions.get(decisionId);
    for (const { match } of record?.decision.findings ?? []) {
      if (!match || !resolution) continue;
      if (filter.source !== null && match.entry.source !== filter.source) continue;
      if (filter.type !== null && match.entry.type !== filter.type) continue;
      matches.push({ score: match.score, verdict: resolution.verdict });
    }
  }
  return { reviews: closed.length, buckets: scoreHistogram(matches) };
}
