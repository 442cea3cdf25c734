import { buildWorld } from '../../functions/edge/wiring.ts';
import { refreshSources } from '../../shared/flows/refresh-sources.ts';
import type { SourceFetcher } from '../../shared/flows/world.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { sources } from '../../shared/sources/catalog.ts';
import { sampleOf } from '../../shared/sources/sample.ts';
import { quiet } from '../flows/watch-world.ts';
import { buckets, type GuardedCloud } from './guarded-cloud.ts';

/** Publishes an edition of the embedded samples, by the same flows that publish real lists. */
export async function seedEdition(cloud: GuardedCloud): Promise<void> {
  const world = await buildWorld({
    DYNAMODB_ENDPOINT: cloud.engine.endpoint,
    S3_ENDPOINT: cloud.objects.endpoint,
    OBJECTS_BUCKET: buckets.Objects,
  });
  await refreshSources(
    sources.map(({ id }) => id),
    { ...world, fetch: fromSample, log: quiet },
  );
}

const fromSample: SourceFetcher = async ({ source }) => {
  const bytes = await sampleOf(source);
  if (!bytes) return fail('unreachable', 'there is no sample');
  return ok({ bytes, etag: null, lastModified: null, provenance: 'sample' });
};
