import { openapiDocument } from '../../shared/api/openapi.ts';
import { openapiRoute } from '../../shared/api/platform.ts';
import { engine } from '../edge/engine.ts';
import { http } from '../edge/http.ts';
import { reply } from '../edge/reply.ts';

let document: object | null = null;

export const handler = http(openapiRoute, async () => {
  document ??= openapiDocument(engine);
  return reply(200, document);
});
