import type { FunctionRow } from '../functions/manifest.ts';
import { tables } from '../shared/store/tables.ts';
import type { Lambda } from './lambda.ts';
import { auditPrefix, type Surroundings } from './surroundings.ts';

/** Environment of a function, as `functions/edge/wiring.ts` reads it. No secret is ever put here. */
export function environmentFor(row: FunctionRow, around: Surroundings, started: readonly Lambda[]): Record<string, string> {
  const touched = Object.keys(tables).filter((name) => name in row.tables) as (keyof typeof tables)[];
  return {
    ...Object.fromEntries(touched.map((name) => [environmentName('TABLE', name), around.tables[name].tableName])),
    ...(Object.keys(row.objects).length > 0 ? { OBJECTS_BUCKET: around.objects.bucketName } : {}),
    ...(Object.values(row.objects).flat().includes(auditPrefix) ? { AUDIT_BUCKET: around.audit.bucketName } : {}),
    ...Object.fromEntries(started.map((job) => [environmentName('FUNCTION', job.row.name), job.function.functionName])),
    ...(row.sealed ? { MASTER_KEY_ID: around.masterKey.keyArn, PORTCULLIS_ORIGIN: around.settings.origin } : {}),
    ...(row.sealed ? { SIGNER: row.signs ? around.signingKey.keyArn : 'none' } : {}),
    ...(row.internet && around.settings.listsMirror ? { LISTS_MIRROR: around.settings.listsMirror } : {}),
    ...(around.settings.listsMaxAge ? { LISTS_MAX_AGE: around.settings.listsMaxAge } : {}),
    ...(around.settings.listsOn ? { LISTS_ON: around.settings.listsOn } : {}),
    DECISION_SHARDS: String(around.settings.decisionShards),
    POWERTOOLS_SERVICE_NAME: row.name,
    POWERTOOLS_METRICS_NAMESPACE: 'Portcullis',
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
  };
}

function environmentName(kind: string, name: string): string {
  return `${kind}_${name.toUpperCase().replaceAll('-', '_')}`;
}
