import { revokeLicenseRoute } from '../../shared/api/licenses.ts';
import { revokeLicense } from '../../shared/flows/licenses.ts';
import { http } from '../edge/http.ts';
import { ifMatchOf } from '../edge/if-match.ts';
import { problemOf } from '../edge/reply.ts';
import { answerLicense } from '../edge/show-license.ts';

export const handler = http(revokeLicenseRoute, async ({ body, parameters, headers, caller }, world) => {
  const seen = ifMatchOf(headers, 'optional');
  if (!seen.ok) return seen.problem;
  const revoked = await revokeLicense(parameters.id, { by: caller.id, reason: body.reason, version: seen.version }, world);
  return revoked.ok ? answerLicense(revoked.value) : problemOf(revoked.trouble);
});
