import { canonicalJson, sha256Hex } from '../../shared/decisions/canonical-json.ts';
import { knowledgeCache } from '../../shared/flows/knowledge-cache.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { screenOrder } from '../../shared/flows/screen-order.ts';
import { noHealth } from '../../shared/flows/source-lease.ts';
import type { WatchWorld } from '../../shared/flows/world.ts';
import { loadLaw } from '../../shared/licensing/load-law.ts';
import type { Edition, EditionSource } from '../../shared/model/edition.ts';
import type { UsLaw } from '../../shared/model/law.ts';
import type { ListEntry } from '../../shared/model/list-entry.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Rule } from '../../shared/model/rule.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import { catalog } from '../../shared/sources/catalog.ts';
import { entryWriter } from '../../shared/sources/entry-artefact.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { watchWorld } from './watch-world.ts';

/** A listed party with one name. */
export const listed = (name: string, more: Partial<ListEntry> = {}): ListEntry =>
  newEntry(
    {
      id: `${more.source ?? 'us-bis-el'}:${sha256Hex(name).slice(0, 8)}`,
      source: more.source ?? 'us-bis-el',
      via: more.via ?? 'us-csl',
      type: more.type ?? 'organization',
      effect: more.effect ?? 'license',
      names: [{ value: name, strength: 'primary', script: null, parts: null }],
    },
    more,
  );

/** A list nobody is on: what the other mandatory sources hold. */
const nobody = listed('Quux Placeholder Zyzzyva');

/** A shop's deployment in memory with the real flows: lists are published, orders screened, the watch is turned by hand. */
export function shopWorld(settings: Parameters<typeof watchWorld>[0] = {}) {
  const rig = watchWorld(settings);
  rig.world.knowledge = knowledgeCache(rig.world, 15_000, '0.1.0');
  return rig;
}

/** Puts these entries into force as the whole content of one source and publishes the edition. */
async function publishList(source: string, entries: readonly ListEntry[], world: WatchWorld): Promise<Edition> {
  await acceptList(source, entries, world);
  const edition = await publishEdition(world);
  if (!edition) throw new Error('no edition');
  return edition;
}

async function acceptList(source: string, entries: readonly ListEntry[], world: WatchWorld): Promise<void> {
  const writer = entryWriter();
  const lines = entries.map((entry) => JSON.stringify(entry));
  for (const line of lines) writer.add(line);
  const version = sha256Hex(canonicalJson(lines)).slice(0, 32);
  const key = `normalized/${source}/${version}-test-1.ndjson.gz`;
  await world.objects.put(key, await writer.finish());
  await takeVersion(source, { version, key, entries: entries.length, lists: [{ id: source, entries: entries.length }] }, world);
}

async function takeVersion(
  source: string,
  part: Pick<EditionSource, 'version' | 'key' | 'entries' | 'lists'>,
  world: WatchWorld,
) {
  const at = world.clock.now().toISOString();
  const rest = { provenance: 'live' as const, publishedAt: at, retrievedAt: at, sha256: part.version, parserVersion: 'test/1' };
  const health = (await world.sources.health(source)) ?? noHealth(source);
  const current: EditionSource = { ...part, ...rest };
  await world.sources.putHealth({ ...health, current, checkedAt: at, changedAt: at, lastState: 'accepted' });
}

/** Every list in force and fresh, with nobody on it but these. */
export async function openShop(world: WatchWorld, entries: readonly ListEntry[] = []): Promise<void> {
  for (const row of catalog.filter(({ kind }) => kind === 'list')) {
    await acceptList(row.id, row.id === 'us-csl' ? [nobody, ...entries] : [], world);
  }
  await publishEdition(world);
  await world.knowledge.poll();
}

/** Publishes these entries beside nobody on the consolidated list. */
export const listNow = (entries: readonly ListEntry[], world: WatchWorld): Promise<Edition> =>
  publishList('us-csl', [nobody, ...entries], world);

/** Publishes an edition that differs from the one in force by its table of US law. */
export async function publishLaw(change: (us: UsLaw) => void, world: WatchWorld): Promise<void> {
  const pointer = await world.sources.pointer();
  const edition = pointer && (await world.sources.edition(pointer.editionId));
  if (!edition) throw new Error('no edition');
  const us = structuredClone(loadLaw(null).us);
  change(us);
  const bytes = Buffer.from(JSON.stringify({ 'us-ear': us }));
  const lawKey = `law/${sha256Hex(bytes)}.json`;
  await world.objects.put(lawKey, bytes);
  const id = `ed_${sha256Hex(`${edition.id}${lawKey}`).slice(0, 32)}`;
  const createdAt = world.clock.now().toISOString();
  const version: EditionSource = {
    version: sha256Hex(bytes).slice(0, 32),
    provenance: 'live',
    publishedAt: null,
    retrievedAt: createdAt,
    sha256: '',
    parserVersion: 'test/1',
    entries: 1,
    lists: [],
    key: lawKey,
  };
  await world.sources.putEdition({ ...edition, id, lawKey, createdAt, sources: { ...edition.sources, 'us-ear': version } });
  await world.sources.movePointer(id, pointer.revision);
}

/** Puts the default ruleset with one more rule in force. */
export async function publishRule(rule: Rule, world: WatchWorld): Promise<void> {
  const base = defaultRuleset();
  const content = { ...base, rules: [...base.rules, rule] };
  const ruleset = { ...content, id: `rs_${sha256Hex(canonicalJson(content.rules)).slice(0, 32)}` };
  const at = world.clock.now().toISOString();
  const record = { ruleset, state: 'backtested', author: 'test', createdAt: at, backtest: null, events: [] };
  await world.policy.put('RULESET', ruleset.id, record, null);
  const pointer = await world.policy.get('RULESET_POINTER', 'CURRENT');
  await world.policy.put(
    'RULESET_POINTER',
    'CURRENT',
    { current: ruleset.id, moves: [{ to: ruleset.id, at }] },
    pointer?.revision ?? null,
  );
}

/** Screens an order and gives back the stored decision. */
export async function placeOrder(order: Order, world: WatchWorld) {
  const answer = await screenOrder(
    { order, caller: 'shop', idempotencyKey: null, bodyDigest: sha256Hex(canonicalJson(order)) },
    world,
  );
  if (!answer.ok) throw new Error(answer.trouble.message);
  return answer.value.decision;
}
