import { drawLicenseRoute } from '../../shared/api/licenses.ts';
import { maySee } from '../../shared/decisions/may-see.ts';
import { drawLicense } from '../../shared/flows/draw-license.ts';
import { findLicense } from '../../shared/flows/licenses.ts';
import { http } from '../edge/http.ts';
import { type Problem, problem, problemOf, reply } from '../edge/reply.ts';

export const handler = http(drawLicenseRoute, async ({ body, parameters, caller }, world) => {
  const license = await findLicense(parameters.id, world);
  if (!license) return problem('not_found', 'no license has this number');
  const { value, quantity, decision } = body;
  if (value && value.currency !== license.license.value?.currency)
    return fault('/value/currency', 'is not the currency of the license');
  if (license.license.value !== null && value === null) return fault('/value', 'is required: the license is limited by value');
  const record = await world.decisions.get(decision);
  if (record && !maySee(caller, record.caller)) return problem('not_found', 'no decision has this id');
  const reference = record?.order.reference ?? null;
  const amount = { value: value?.amount ?? null, quantity };
  const drawn = await drawLicense(parameters.id, { decisionId: decision, reference, by: caller.id, ...amount }, world);
  return drawn.ok ? reply(drawn.value.replayed ? 200 : 201, drawn.value.line) : problemOf(drawn.trouble);
});

const fault = (pointer: string, message: string): Problem =>
  problem('invalid_request', 'the body does not fit the license', [{ pointer, code: 'not_allowed', message }]);
