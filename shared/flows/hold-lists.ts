import { composeVersion } from '../sources/compose-version.ts';
import { diffVersions } from '../sources/diff-versions.ts';
import type { RunEnd } from './run-source.ts';
import { storeVersion } from './store-version.ts';
import { countChanges, quarantine, recordVersion, type Taking } from './take-version.ts';
import type { SourceHealth, World } from './world.ts';

/**
 * A file of several lists of which only some are suspicious: those keep their last good rows and their own age, the others go
 * into force. The whole new version waits for a person as in any quarantine. Null when the breach is one of the whole file, when
 * every list is concerned, or when there is nothing good to hold on to.
 */
export async function holdLists(taking: Taking, world: World): Promise<RunEnd | null> {
  const { row, health, judged, parsed, version, importedBy } = taking;
  const held = new Set(judged.breaches.map((breach) => breach.list));
  const { current } = health;
  const whole = held.has(null) || held.size >= Object.keys(parsed.version.facts.lists).length;
  if (row.lists.length < 2 || whole || importedBy !== null || !current || current.provenance === 'sample') return null;
  const lastGood = await world.objects.get(current.key);
  if (!lastGood) return null;
  const lists = held as Set<string>;
  const composed = await composeVersion(lastGood, parsed.version.artefact, lists);
  const changes = await diffVersions(lastGood, composed.artefact);
  const raw = { sha256: version.sha256, provenance: version.provenance };
  const partial = await storeVersion(row, { ...parsed, version: composed }, raw, world);
  const recorded = changes.length > 0 ? await recordVersion(row, partial, current, changes, world) : partial;
  const at = world.clock.now().toISOString();
  const aside = quarantine(taking, world);
  return {
    run: { ...aside.run, held: [...lists], published: countChanges(changes) },
    health: {
      ...aside.health,
      current: recorded,
      checkedAt: at,
      ...(changes.length > 0 ? { changedAt: at } : {}),
      held: heldLists(health, lists, taking),
    },
  };
}

/** A list held before keeps the instant it was last verified at; one held since now had its last good look at the run before. */
function heldLists(health: SourceHealth, lists: Set<string>, { judged }: Taking): NonNullable<SourceHealth['held']> {
  return [...lists].map((list) => ({
    list,
    checkedAt: health.held?.find((one) => one.list === list)?.checkedAt ?? health.checkedAt,
    reasons: judged.breaches.filter((breach) => breach.list === list).map((breach) => `${breach.code}: ${breach.message}`),
  }));
}
