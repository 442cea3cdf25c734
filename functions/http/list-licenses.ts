import { listLicensesRoute } from '../../shared/api/licenses.ts';
import { listLicenses } from '../../shared/flows/licenses.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';
import { showLicense } from '../edge/show-license.ts';

export const handler = http(listLicensesRoute, ({ query, caller }, world) => {
  const load = async (limit: number, after: string | null) => {
    const page = await listLicenses(limit, after, world);
    return { data: page.data.map(showLicense), next: page.next };
  };
  return answerPage({ of: ['licenses'], query, caller, load }, world);
});
