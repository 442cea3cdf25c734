import { classifyItemRoute } from '../../shared/api/law.ts';
import { classifyItem } from '../../shared/flows/classify-item.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

export const handler = http(classifyItemRoute, async ({ body }, world) => {
  const found = await classifyItem(body, world);
  return found.ok ? reply(200, found.value) : problemOf(found.trouble);
});
