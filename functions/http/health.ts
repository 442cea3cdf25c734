import { healthRoute } from '../../shared/api/platform.ts';
import { engine } from '../edge/engine.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

/** Alive: asks nothing of anybody. */
export const handler = http(healthRoute, async () => reply(200, { status: 'ok', engine }));
