import type { Edition } from '../model/edition.ts';
import type { Gap } from '../model/finding.ts';
import { sourceRow } from '../sources/catalog.ts';
import type { SourceView } from './show-source.ts';
import { showSources } from './show-sources.ts';
import type { SourceState, World } from './world.ts';

export interface Readiness {
  ready: boolean;
  edition: string | null;
  reasons: Gap[];
}

/** States in which a mandatory source cannot be relied on, and the gap each leaves in every decision. */
const unready: Partial<Record<SourceState, string>> = {
  never: 'source_missing',
  failed: 'source_missing',
  quarantined: 'source_missing',
  stale: 'list_stale',
  sample: 'sample_data',
};

/**
 * Whether orders can be judged on lists that are all there, fresh and real: no mandatory one missing or stale, and none of the
 * others still on its first way in (a list that never came is a gap of the orders it matters to, and holds nobody else up).
 */
export async function showReadiness(world: World): Promise<Readiness> {
  const [knowledge, sources] = await Promise.all([world.knowledge.current(), showSources(world)]);
  const inForce = knowledge?.edition.sources ?? {};
  const reasons = sources.flatMap((source) => (source.mandatory ? reasonOf(source) : arriving(source, inForce)));
  if (!knowledge) reasons.unshift({ code: 'not_ready', subject: null, detail: 'No edition of the lists is loaded yet.' });
  return { ready: reasons.length === 0, edition: knowledge?.edition.id ?? null, reasons };
}

function reasonOf({ id, state, version }: SourceView): Gap[] {
  const code = unready[state];
  // A failed or quarantined refresh leaves the last good version in force until it is stale.
  if (!code || (version !== null && code === 'source_missing')) return [];
  return [{ code, subject: id, detail: `The mandatory source \`${id}\` is \`${state}\`.` }];
}

function arriving({ id, version, refreshing, entries }: SourceView, inForce: Edition['sources']): Gap[] {
  const isOnItsWay = version === null ? refreshing : !(id in inForce) && entries > 0;
  if (!sourceRow(id) || !isOnItsWay) return [];
  return [{ code: 'source_missing', subject: id, detail: `The source \`${id}\` is on its first way in.` }];
}
