import { listSuppressionsRoute } from '../../shared/api/suppressions.ts';
import { listSuppressions } from '../../shared/flows/suppressions.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';

export const handler = http(listSuppressionsRoute, ({ query, caller }, world) => {
  const load = (limit: number, after: string | null) => listSuppressions(limit, after, world);
  return answerPage({ of: ['suppressions'], query, caller, load }, world);
});
