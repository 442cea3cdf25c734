import * as z from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { instant, line } from './text.ts';

/** A Lambda takes no more than 6 MB in one request. */
const ownEntriesBytesMax = 5 * 1024 * 1024;
const changesMax = 1_000;

const sourceId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'is not a source id like `us-csl`' })
  .max(64);
const parameters = z.strictObject({ id: sourceId });
const runParameters = z.strictObject({ id: sourceId, run: line(64) });
const moment = z.string().nullable();
const count = z.number().int().min(0);

export const sourceStates = ['live', 'mirrored', 'sample', 'imported', 'stale', 'quarantined', 'failed', 'never'] as const;

const source = z
  .looseObject({
    id: z.string(),
    state: z.enum(sourceStates),
    publishedAt: moment,
    changedAt: moment,
    checkedAt: moment,
    entries: count,
    maxAgeHours: z.number().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Source', description: 'The health of one official source.' });

const run = z
  .looseObject({
    id: z.string(),
    source: z.string(),
    state: z.enum(['running', 'accepted', 'unchanged', 'quarantined', 'failed', 'rejected']),
    startedAt: z.string(),
    endedAt: moment,
    entries: count.nullable(),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'Run', description: 'One refresh of one source.' });

const version = z.looseObject({ version: z.string(), publishedAt: moment, retrievedAt: z.string(), entries: count });

const change = z.looseObject({
  kind: z.enum(['added', 'removed', 'changed']),
  entryId: z.string(),
  source: z.string(),
  fields: z.array(z.string()),
  at: z.string(),
  version: moment,
});

export const listSourcesRoute = route({
  id: 'listSources',
  method: 'GET',
  path: '/v1/sources',
  summary: 'Every source and its health',
  scope: 'sources:read',
  answers: { 200: { description: 'All sources', schema: z.looseObject({ data: z.array(source) }) } },
});

export const getSourceRoute = route({
  id: 'getSource',
  method: 'GET',
  path: '/v1/sources/{id}',
  summary: 'One source and its health',
  scope: 'sources:read',
  parameters,
  answers: { 200: { description: 'The source', schema: source } },
  problems: ['not_found'],
});

export const listVersionsRoute = route({
  id: 'listVersions',
  method: 'GET',
  path: '/v1/sources/{id}/versions',
  summary: 'Versions of a source, newest first',
  scope: 'sources:read',
  parameters,
  query: z.strictObject({ limit: pageQuery.limit }),
  answers: { 200: { description: 'Versions', schema: z.looseObject({ data: z.array(version) }) } },
  problems: ['not_found'],
});

export const listChangesRoute = route({
  id: 'listSourceChanges',
  method: 'GET',
  path: '/v1/sources/{id}/changes',
  summary: 'What changed between versions of a source, oldest first',
  scope: 'sources:read',
  parameters,
  // A change is a line: more of them fit in a page than of anything else.
  query: z.strictObject({
    since: z.union([instant, z.iso.date()]).optional(),
    ...pageQuery,
    limit: z.coerce.number().int().min(1).max(changesMax).default(100),
  }),
  answers: { 200: { description: 'A page of changes', schema: pageOf(change) } },
  problems: ['not_found'],
});

export const refreshSourceRoute = route({
  id: 'refreshSource',
  method: 'POST',
  path: '/v1/sources/{id}/refresh',
  summary: 'Start a refresh',
  scope: 'sources:write',
  parameters,
  answers: { 202: { description: 'Started', schema: z.looseObject({ run: z.string() }) } },
  problems: ['not_found'],
});

export const getRunRoute = route({
  id: 'getRun',
  method: 'GET',
  path: '/v1/sources/{id}/runs/{run}',
  summary: 'One refresh and how it ended',
  scope: 'sources:read',
  parameters: runParameters,
  answers: { 200: { description: 'The run', schema: run } },
  problems: ['not_found'],
});

const judgeRun = (verdict: 'accept' | 'reject', summary: string) =>
  route({
    id: `${verdict}Run`,
    method: 'POST',
    path: `/v1/sources/{id}/runs/{run}/${verdict}`,
    summary,
    scope: 'sources:write',
    parameters: runParameters,
    answers: { 200: { description: 'The run as it stands now', schema: run } },
    problems: ['not_found', 'conflict'],
  });
export const acceptRunRoute = judgeRun('accept', 'Accept a quarantined version');
export const rejectRunRoute = judgeRun('reject', 'Reject a quarantined version');

export const importSourceRoute = route({
  id: 'importSource',
  method: 'POST',
  path: '/v1/sources/{id}/import',
  summary: 'Bring an official file by hand, for a source whose origin is down; a second person must accept its run',
  scope: 'sources:write',
  parameters,
  query: z.strictObject({ file: line(128) }),
  body: null,
  reads: ['application/octet-stream', 'application/gzip', 'application/xml', 'text/plain'],
  bodyBytesMax: ownEntriesBytesMax,
  answers: { 202: { description: 'Guarded; waits for a second person', schema: z.looseObject({ run: z.string() }) } },
  problems: ['not_found'],
});

/** Small enough for one request of a Lambda, whose 6 MB hold a binary body as text. */
export const partBytesMax = 4 * 1024 * 1024;
const digest = z.string().regex(/^[0-9a-f]{64}$/, { message: 'is not a SHA-256 in lower-case hex' });

export const putPartRoute = route({
  id: 'putPart',
  method: 'PUT',
  path: '/v1/sources/{id}/parts/{sha256}',
  summary: 'Carry in one piece of an official file, for an import of files larger than a request',
  scope: 'sources:write',
  parameters: z.strictObject({ id: sourceId, sha256: digest }),
  body: null,
  reads: ['application/octet-stream'],
  bodyBytesMax: partBytesMax,
  answers: { 201: { description: 'Kept for a day', schema: z.looseObject({ sha256: digest, bytes: count }) } },
  problems: ['not_found'],
});

export const importPartsRoute = route({
  id: 'importParts',
  method: 'POST',
  path: '/v1/sources/{id}/imports',
  summary: 'Bring official files that were carried in piece by piece; a second person must accept the run',
  scope: 'sources:write',
  parameters,
  body: z.strictObject({
    files: z
      .array(z.strictObject({ name: line(128), parts: z.array(digest).min(1).max(512) }))
      .min(1)
      .max(10),
  }),
  answers: { 202: { description: 'Started; its run tells what came of it', schema: z.looseObject({ run: z.string() }) } },
  problems: ['not_found'],
});

export const putOwnEntriesRoute = route({
  id: 'putOwnEntries',
  method: 'PUT',
  path: '/v1/sources/{id}/entries',
  summary: "Replace one of the deployer's own lists",
  scope: 'lists:write',
  parameters: z.strictObject({ id: sourceId.regex(/^own-/, { message: 'is not an own list like `own-denied`' }) }),
  body: null,
  reads: ['application/json', 'application/x-ndjson', 'text/csv'],
  bodyBytesMax: ownEntriesBytesMax,
  answers: {
    202: { description: 'Taken in; screened once its edition is published', schema: z.looseObject({ run: z.string() }) },
  },
});
