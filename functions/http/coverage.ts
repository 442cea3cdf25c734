import { coverageRoute } from '../../shared/api/platform.ts';
import { showSources } from '../../shared/flows/show-sources.ts';
import { coverage } from '../../shared/screening/coverage.ts';
import { engine } from '../edge/engine.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(coverageRoute, async (_, world) => {
  const [knowledge, sources] = await Promise.all([world.knowledge.current(), showSources(world)]);
  return reply(200, { engine, edition: knowledge?.edition.id ?? null, law: knowledge?.law.editions ?? {}, sources, ...coverage });
});
