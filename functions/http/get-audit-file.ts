import { getAuditFileRoute } from '../../shared/api/audit.ts';
import { http } from '../edge/http.ts';
import { problem, reply } from '../edge/reply.ts';

/** One static file of the log as it lies in the object store. */
export const handler = http(getAuditFileRoute, async ({ query }, world) => {
  const bytes = await world.objects.get(`audit/${query.path}`);
  if (!bytes) return problem('not_found', 'the log has no such file');
  return reply(200, { path: query.path, base64: Buffer.from(bytes).toString('base64') });
});
