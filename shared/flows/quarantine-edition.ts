import type { EditionSource } from '../model/edition.ts';
import type { Notice } from '../model/notice.ts';
import { publishEdition } from './publish-edition.ts';
import { publishNotice } from './publish-notice.ts';
import type { Sweep } from './rescreen.ts';
import type { WatchWorld } from './world.ts';

/**
 * Takes an edition out of force that would turn too many clear orders: its new lists become candidates that wait for a person,
 * and the edition before is published again. When a person accepts them, the same edition comes back and is not stopped again.
 */
export async function quarantineEdition(sweep: Sweep, clear: number, world: WatchWorld): Promise<void> {
  const [before, after] = await Promise.all([world.sources.edition(sweep.from.edition), world.sources.edition(sweep.to.edition)]);
  const reason = `flip_guard: \`${sweep.turned}\` of ${clear} clear orders would be held by the new lists`;
  const changed = Object.entries(after?.sources ?? {}).filter(([id, version]) => before?.sources[id]?.key !== version.key);
  for (const [id, version] of changed) await setAside(id, version, before?.sources[id] ?? null, reason, world);
  await world.documents.put(
    'QUARANTINED',
    sweep.to.edition,
    { turned: sweep.turned, clear, sources: changed.map(([id]) => id) },
    null,
  );
  await publishEdition(world);
  await world.knowledge.poll();
  const notice: Notice = {
    id: `evt_${sweep.id}`,
    type: 'source.quarantined',
    at: sweep.startedAt,
    subject: sweep.to.edition,
    data: { edition: sweep.to.edition, sources: changed.map(([id]) => id), turned: sweep.turned, clear },
  };
  await publishNotice(notice, world);
  world.log.error('an edition was quarantined: it would hold too many clear orders', {
    edition: sweep.to.edition,
    turned: sweep.turned,
  });
}

async function setAside(
  source: string,
  version: EditionSource,
  back: EditionSource | null,
  reason: string,
  world: WatchWorld,
): Promise<void> {
  const health = await world.sources.health(source);
  if (!health || health.current?.key !== version.key) return; // a newer version has taken its place
  const { etag, lastModified } = health;
  const at = world.clock.now().toISOString();
  const changes = { added: 0, removed: 0, changed: 0 };
  const candidate = { version, run: health.lastRun ?? '', at, reasons: [reason], changes, etag, lastModified, acceptedBy: null };
  await world.sources.putHealth({ ...health, current: back, candidate, lastState: 'quarantined', lastError: reason });
}
