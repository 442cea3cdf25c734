import { revokeLicenseRoute } from '../../shared/api/licenses.ts';
import { revokeLicense } from '../../shared/flows/licenses.ts';
import { http } from '../edge/http.ts';
import { problemOf } from '../edge/reply.ts';
import { answerLicense } from '../edge/show-license.ts';

export const handler = http(revokeLicenseRoute, async ({ body, parameters, caller }, world) => {
  const revoked = await revokeLicense(parameters.id, caller.id, body.reason, world);
  return revoked.ok ? answerLicense(revoked.value) : problemOf(revoked.trouble);
});
