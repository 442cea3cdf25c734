import { importSourceRoute } from '../../shared/api/sources.ts';
import { importSource } from '../../shared/flows/import-source.ts';
import { http } from '../edge/http.ts';
import { problemOf, reply } from '../edge/reply.ts';

/** Takes one official file, packed with gzip when its name ends in `.gz`; nothing of it is in force before another person accepts it. */
export const handler = http(importSourceRoute, async ({ parameters: { id }, query, bytes, caller }, world) => {
  const imported = await importSource(id, [{ name: query.file, bytes }], caller.id, world);
  if (!imported.ok) return problemOf(imported.trouble);
  const { id: run, state, reasons } = imported.value;
  return reply(202, { run, state, reasons }, { location: `/v1/sources/${id}/runs/${run}` });
});
