import { listSourcesRoute } from '../../shared/api/sources.ts';
import { showSources } from '../../shared/flows/show-sources.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

export const handler = http(listSourcesRoute, async (_, world) => reply(200, { data: await showSources(world) }));
