import { coverageRoute } from '../../shared/api/platform.ts';
import { showSources } from '../../shared/flows/show-sources.ts';
import { coveredTables, redFlagCoverage } from '../../shared/licensing/law-coverage.ts';
import { starterLaw } from '../../shared/licensing/starter-law.ts';
import { coverage } from '../../shared/screening/coverage.ts';
import { engine } from '../edge/engine.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(coverageRoute, async (_, world) => {
  const [knowledge, sources] = await Promise.all([world.knowledge.current(), showSources(world)]);
  const law = knowledge?.law ?? starterLaw();
  return reply(200, {
    engine,
    edition: knowledge?.edition.id ?? null,
    law: law.editions,
    tables: coveredTables(law),
    redFlags: redFlagCoverage,
    sources,
    ...coverage,
  });
});
