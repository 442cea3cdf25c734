import { listHoldsRoute } from '../../shared/api/privacy.ts';
import { listHolds } from '../../shared/flows/privacy.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';

export const handler = http(listHoldsRoute, ({ query, caller }, world) => {
  const load = (limit: number, after: string | null) => listHolds(limit, after, world);
  return answerPage({ of: ['holds'], query, caller, load }, world);
});
