import { listDeletionsRoute } from '../../shared/api/privacy.ts';
import { listDeletions } from '../../shared/flows/privacy.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';

export const handler = http(listDeletionsRoute, ({ query, caller }, world) => {
  const load = (limit: number, after: string | null) => listDeletions(limit, after, world);
  return answerPage({ of: ['deletions'], query, caller, load }, world);
});
