import { holdOrderRoute } from '../../shared/api/privacy.ts';
import { holdOrder } from '../../shared/flows/privacy.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(holdOrderRoute, async ({ body, caller }, world) =>
  reply(201, await holdOrder({ ...body, by: caller.id, at: world.clock.now().toISOString() }, world)),
);
