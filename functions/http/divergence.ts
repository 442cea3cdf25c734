import { divergenceRoute } from '../../shared/api/law.ts';
import { reportDivergence } from '../../shared/flows/report-divergence.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';
import { countryCode } from '../edge/to-order.ts';

export const handler = http(divergenceRoute, async ({ query }, world) => {
  const found = await reportDivergence(query.item.trim(), query.to === undefined ? null : countryCode(query.to), world);
  return found.ok ? reply(200, found.value) : problemOf(found.trouble);
});
