import { getLicenseRoute } from '../../shared/api/licenses.ts';
import { findLicense } from '../../shared/flows/licenses.ts';
import { http } from '../edge/http.ts';
import { problem } from '../edge/reply.ts';
import { answerLicense } from '../edge/show-license.ts';

export const handler = http(getLicenseRoute, async ({ parameters }, world) => {
  const view = await findLicense(parameters.id, world);
  return view ? answerLicense(view) : problem('not_found', 'no license has this number');
});
