import { listKeysRoute } from '../../shared/api/keys.ts';
import { listKeys } from '../../shared/flows/api-keys.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(listKeysRoute, ({ query, caller }, world) => {
  const load = async (limit: number, after: string | null) => {
    const page = await listKeys(limit, after, world);
    return { data: page.data.map(showKey), next: page.next };
  };
  return answerPage({ of: ['keys'], query, caller, load }, world);
});
