import { registerLicenseRoute } from '../../shared/api/licenses.ts';
import { registerLicense } from '../../shared/flows/licenses.ts';
import { http } from '../edge/http.ts';
import { problem, problemOf } from '../edge/reply.ts';
import { answerLicense } from '../edge/show-license.ts';

export const handler = http(registerLicenseRoute, async ({ body, caller }, world) => {
  const registeredAt = world.clock.now().toISOString();
  const license = { ...body, from: body.from ?? registeredAt.slice(0, 10), registeredBy: caller.id, registeredAt, revoked: null };
  if (license.to !== null && license.to < license.from) {
    const message = 'ends before it begins';
    return problem('invalid_request', 'the body breaks the schema', [{ pointer: '/to', code: 'not_allowed', message }]);
  }
  const registered = await registerLicense(license, world);
  return registered.ok
    ? answerLicense(registered.value.view, registered.value.created ? 201 : 200)
    : problemOf(registered.trouble);
});
