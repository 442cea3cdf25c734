import { deliverWebhooks } from '../../shared/flows/deliver-webhooks.ts';
import { followDecisions } from '../../shared/flows/follow-decisions.ts';
import { followTold } from '../../shared/flows/follow-told.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { refreshSource } from '../../shared/flows/refresh-source.ts';
import { type Pin, rescreen, type Sweep } from '../../shared/flows/rescreen.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import { orderTo } from '../flows/order-fixture.ts';
import { type Answered, type Found, violationsOf } from './invariants.ts';
import type { Plant } from './planted-bugs.ts';
import { sameValue } from './same-value.ts';
import { createScheduler, type Injected, noFaults, random, type Scheduler } from './scheduler.ts';
import { type OriginId, originIds, originRow, simulatedOrigin, simulatedParser, type Truth } from './simulated-origin.ts';
import { startProcess } from './simulated-shop.ts';
import { copyDisk, type Disk, emptyDisk } from './simulated-stores.ts';

const hourMs = 3_600_000;
/** Long enough for a list to become stale. */
const lifeMs = 30 * hourMs;
const orderCount = 4;
/** The first two are never listed. */
const names = ['Alpine Lens Works', 'Harbour Lights', 'Novaya Optika', 'Zarya Marine', 'Kalibr Supply'];
const faults = { crash: 0.002, refuse: 0.002, ambiguous: 0.002, hang: 0.002 };
const originFaults = { page: 0.04, shrunk: 0.04, old: 0.08 };

export interface Simulated extends Found {
  /** Replies that reached whoever asked. */
  answers: number;
  injected: Injected;
}

/** One simulated shop for thirty hours under faults, then at rest. The same seed is the same run, step for step. */
export async function simulate(seed: number, plant: Plant = {}): Promise<Simulated> {
  const luck = random(seed);
  const scheduler = createScheduler(seed);
  const truth = drawTruth(luck);
  const disk = await copyDisk(await openedShop());
  const checkedAt: Record<OriginId, number[]> = { 'us-csl': [0], 'us-ofac-sdn': [0], 'un-sc': [0] };
  const verified = (source: OriginId, at: number) => checkedAt[source].push(at);
  const begin = (name: string, skewMs: number, badFiles = originFaults) => {
    const fetch = simulatedOrigin(truth, scheduler, luck, badFiles, verified);
    const world = startProcess(name, disk, scheduler, skewMs, fetch);
    return plant.ports ? plant.ports(world) : world;
  };
  if (plant.overwrites) overwriteInPlace(disk, plant.overwrites);
  const nodes = [begin('node1', (luck() - 0.5) * 240_000), begin('node2', (luck() - 0.5) * 240_000)];
  for (const node of nodes) await node.knowledge.poll();
  const answers: Answered[] = [];
  const stream = streamOf(scheduler, luck, (name) => begin(name, 0), plant);
  placeOrders(scheduler, luck, nodes, answers, stream, plant);
  if (!plant.neverRefreshes) refreshForever(scheduler, luck, (name) => begin(name, 0), plant);
  watchForever(scheduler, luck, (name) => begin(name, 0), plant);
  const seen = lookAtPointer(scheduler, disk);
  scheduler.setFaults(faults);
  await scheduler.run(lifeMs);
  scheduler.setFaults(noFaults);
  await rest(scheduler, begin('rest', 0, { page: 0, shrunk: 0, old: 0 }), plant);
  const found = await violationsOf({ disk, truth, answers, seen, checkedAt, world: begin('auditor', 0), end: scheduler.now() });
  return { ...found, answers: answers.length, injected: scheduler.injected };
}

/** The shop on its first morning: the same for every seed, so it is opened once. */
let opened: Promise<Disk> | null = null;
function openedShop(): Promise<Disk> {
  opened ??= (async () => {
    const scheduler = createScheduler(0);
    const disk = emptyDisk();
    const truth: Truth = { listings: [], outages: [] };
    const fetch = simulatedOrigin(
      truth,
      scheduler,
      () => 1,
      { page: 0, shrunk: 0, old: 0 },
      () => {},
    );
    const world = startProcess('opening', disk, scheduler, 0, fetch);
    for (const source of originIds)
      await refreshSource(source, world, { row: originRow(source, simulatedParser(true, true), true) });
    await publishEdition(world);
    await rescreen(world, 1);
    return disk;
  })();
  return opened;
}

function drawTruth(luck: () => number): Truth {
  const pick = () => originIds[Math.floor(luck() * originIds.length)] as OriginId;
  const listings = names.slice(2).map((name) => ({ source: pick(), name, at: Math.floor((1 + luck() * 28) * hourMs) }));
  const outages = luck() < 0.15 ? [{ source: pick(), from: luck() * 2 * hourMs, to: lifeMs }] : [];
  return { listings, outages };
}

/** Tells of a decision some seconds after it was written, now and then twice; half of them wait for the schedule. */
function streamOf(scheduler: Scheduler, luck: () => number, begin: (name: string) => WatchWorld, plant: Plant) {
  const draw = () => ({ times: luck() < 0.5 ? 0 : luck() < 0.2 ? 2 : 1, ms: luck() * 6_000 });
  const tell = ({ times, ms }: ReturnType<typeof draw>, { id, createdAt }: Answered['decision']) => {
    for (let time = 0; time < (plant.noCatchUp ? 0 : times); time++) {
      const world = begin(`stream-${id}-${time}`);
      const told = [{ decisionId: id, part: 'DECISION', at: createdAt }];
      scheduler.spawn('stream', scheduler.now() + ms * (1 + time / 50), () => followTold(told, world));
    }
  };
  return { draw, tell };
}

function placeOrders(
  scheduler: Scheduler,
  luck: () => number,
  nodes: WatchWorld[],
  answers: Answered[],
  stream: ReturnType<typeof streamOf>,
  plant: Plant,
): void {
  for (let n = 0; n < orderCount; n++) {
    // Few orders name somebody who will be listed: a list that turned most of them would rightly be stopped as poisoned.
    const name = names[Math.floor(luck() < 0.6 ? luck() * 2 : luck() * names.length)] as string;
    const at = Math.floor(luck() * lifeMs);
    const order = sameValue(orderTo(name, { reference: `SO-${n}`, street: `${n} Hill Street` }));
    const attempts = luck() < 0.3 ? 3 : luck() < 0.3 ? 2 : 1;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const node = nodes[Math.floor(luck() * nodes.length)] as WatchWorld;
      const key = plant.freshKeys ? `key-${n}-${attempt}` : `key-${n}`;
      const delivery = stream.draw();
      const again = at + attempt * (luck() < 0.5 ? 20 : 3_000);
      scheduler.spawn(
        `order ${n}.${attempt}`,
        again,
        async () => {
          const request = { order, caller: 'shop', idempotencyKey: key, bodyDigest: `body-${n}` };
          const answer = await screenOrder(request, node);
          if (!answer.ok) return;
          stream.tell(delivery, answer.value.decision);
          answers.push({
            order: n,
            name,
            at: scheduler.now(),
            decision: answer.value.decision,
            replayed: answer.value.replayed,
          });
        },
        false,
      );
    }
  }
}

/** Each source about every nine hours; some starts come twice, some workers die. */
function refreshForever(scheduler: Scheduler, luck: () => number, begin: (name: string) => WatchWorld, plant: Plant): void {
  for (const source of originIds) {
    for (let at = luck() * 8 * hourMs; at < lifeMs; at += (6 + luck() * 6) * hourMs) {
      const starts = luck() < 0.2 ? 2 : 1;
      if (starts > 1) scheduler.note('duplicate start');
      for (let start = 0; start < starts; start++) {
        const world = begin(`refresh-${source}-${Math.floor(at)}-${start}`);
        scheduler.spawn(`refresh ${source}`, at + start * luck() * 100, () => refreshOnce(source, world, plant));
      }
    }
  }
}

async function refreshOnce(source: OriginId, world: WatchWorld, plant: Plant): Promise<void> {
  const parser = simulatedParser(!plant.acceptsPages, !plant.noMonotonicCheck);
  const row = originRow(source, parser, !plant.noShrinkGuard && !plant.acceptsPages);
  await refreshSource(source, world, { row, unconditional: true });
  await publishEdition(world); // as the job does: an earlier run may have died between its version and its edition
}

function watchForever(scheduler: Scheduler, luck: () => number, begin: (name: string) => WatchWorld, plant: Plant): void {
  for (let at = luck() * hourMs; at < lifeMs; at += (2 + luck() * 4) * hourMs) {
    const starts = luck() < 0.1 ? 2 : 1;
    if (starts > 1) scheduler.note('duplicate start');
    for (let start = 0; start < starts; start++) {
      const world = begin(`watch-${Math.floor(at)}-${start}`);
      scheduler.spawn('watch', at + start * luck() * 200, () => watchTurn(world, plant));
    }
  }
}

async function watchTurn(world: WatchWorld, plant: Plant): Promise<void> {
  const steps = [
    () => followDecisions(world, { catchUp: !plant.noCatchUp }),
    () => rescreen(plant.noResume ? withoutResume(world) : world, 20_000),
    () => deliverWebhooks(world),
  ];
  for (const step of steps) await step().catch(() => {});
}

/** A sweep that was begun counts as done: whoever comes after a crash begins nothing. */
function withoutResume(world: WatchWorld): WatchWorld {
  const put: WatchWorld['documents']['put'] = async (kind, id, value, revision) => {
    const stored = await world.documents.put(kind, id, value, revision);
    if (kind !== 'SWEEP' || id !== 'RUN' || !stored || (value as Sweep).phase !== 'match') return stored;
    const current = await world.documents.get<Pin>('SWEEP', 'CURRENT');
    await world.documents.put('SWEEP', 'CURRENT', (value as Sweep).to, current?.revision ?? null);
    return stored;
  };
  const get: WatchWorld['documents']['get'] = async (kind, id) => {
    const found = await world.documents.get(kind, id);
    const abandoned = kind === 'SWEEP' && id === 'RUN' && found && (found.value as Sweep).done.length === 0;
    return (abandoned ? { ...found, value: { ...(found.value as Sweep), phase: 'done' } } : found) as never;
  };
  return { ...world, documents: { ...world.documents, put, get } };
}

/** What every edition that was ever in force held, looked at from outside and without faults. */
function lookAtPointer(scheduler: Scheduler, disk: Disk): { at: number; edition: string }[] {
  const seen: { at: number; edition: string }[] = [];
  const table = disk.tables.sources;
  const put = table.put;
  table.put = async (item, condition) => {
    const answer = await put(item, condition);
    if (answer.stored && item.pk === 'EDITION' && item.sk === 'CURRENT')
      seen.push({ at: scheduler.now(), edition: String(item.editionId) });
    return answer;
  };
  return seen;
}

/** Faults are over: every list is refreshed once and the watch turns until nothing is left to do. */
async function rest(scheduler: Scheduler, world: WatchWorld, plant: Plant): Promise<void> {
  const at = lifeMs + hourMs;
  if (!plant.neverRefreshes) {
    for (const [n, source] of originIds.entries())
      scheduler.spawn(`rest ${source}`, at + n * 60_000, () => refreshOnce(source, world, plant));
    scheduler.spawn('rest publish', at + 10 * 60_000, async () => void (await publishEdition(world)));
  }
  for (let turn = 0; turn < 3; turn++)
    scheduler.spawn('rest watch', at + (20 + turn * 20) * 60_000, () => watchTurn(world, plant));
  await scheduler.run(at + 3 * hourMs);
}

function overwriteInPlace(disk: Disk, prefix: string): void {
  const one = `${prefix}live`;
  const { get, set, has } = disk.objects;
  const place = (key: string) => (key.startsWith(prefix) ? one : key);
  disk.objects.get = (key) => get.call(disk.objects, place(key));
  disk.objects.has = (key) => !key.startsWith(prefix) && has.call(disk.objects, key);
  disk.objects.set = (key, bytes) => set.call(disk.objects, place(key), bytes);
  for (const key of [...disk.objects.keys()])
    if (key.startsWith(prefix)) set.call(disk.objects, one, get.call(disk.objects, key) as Uint8Array);
}
