import { issueKeyRoute } from '../../shared/api/keys.ts';
import { issueKey } from '../../shared/flows/api-keys.ts';
import { http } from '../edge/http.ts';
import { etag } from '../edge/if-match.ts';
import { reply } from '../edge/reply.ts';
import { showKey } from '../edge/show-key.ts';

export const handler = http(issueKeyRoute, async ({ body, caller }, world) => {
  const { name, scopes, reach, expiresAt } = body;
  const request = { name, scopes, reach, expiresAt: expiresAt && new Date(expiresAt).toISOString(), createdBy: caller.id };
  const issued = await issueKey(request, world);
  return reply(201, { ...showKey(issued.key), secret: issued.secret }, etag(issued.key.revision));
});
