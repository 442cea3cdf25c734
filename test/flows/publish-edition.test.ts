import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mergeEntries } from '../../shared/flows/merge-entries.ts';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { refreshSources } from '../../shared/flows/refresh-sources.ts';
import type { World } from '../../shared/flows/world.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import { searchNames } from '../../shared/matching/search-names.ts';
import { fetchSource } from '../../shared/net/fetch-source.ts';
import { sourceRow, sources } from '../../shared/sources/catalog.ts';
import { listName } from '../../shared/sources/list-name.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import { sampleOf } from '../../shared/sources/sample.ts';
import { type ListLab, listLab } from '../sources/list-lab.ts';
import { cslJson, parties, sdnXml } from '../sources/make-lists.ts';
import { sourceWorld, startSources, stopSources } from '../sources/source-world.ts';

const sdn = 'us-ofac-sdn';
let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

const entry = (id: string, via: string, name: string) =>
  newEntry({ id, source: id.split(':')[0]!, via, type: 'unknown', effect: 'blocking', names: [listName(name, 'primary')] });

describe('an edition', () => {
  test('holds each entry once, from the list’s own file where that has it', () => {
    const merged = mergeEntries([
      entry('us-ofac-sdn:1', 'us-csl', 'from the consolidation'),
      entry('us-ofac-sdn:1', 'us-ofac-sdn', 'from its own file'),
      entry('us-ofac-ssi:2', 'us-csl', 'from the consolidation'),
      entry('us-ofac-ssi:2', 'us-ofac-cons', 'from the publisher'),
      entry('us-bis-el:3', 'us-csl', 'only there'),
    ]);
    expect(merged.map(({ id, names }) => [id, names[0]!.value])).toEqual([
      ['us-bis-el:3', 'only there'],
      ['us-ofac-sdn:1', 'from its own file'],
      ['us-ofac-ssi:2', 'from the publisher'],
    ]);
  });

  test('can be searched by anybody who loads its index', async () => {
    await lab.take(sdn, sdnXml([...parties(20), { uid: 900, name: 'HARBOUR LIGHTS SHIPPING' }]));
    const edition = (await publishEdition(lab.world))!;
    const index = loadIndex((await lab.world.objects.get(edition.indexKey))!);
    const [found] = index.ok ? searchNames(index.value, { name: 'Harbour Lights Shipping' }, { limit: 1, minScore: 0.8 }) : [];
    expect(found!.entry.id).toBe('us-ofac-sdn:900');
    expect(await lab.world.sources.pointer()).toMatchObject({ editionId: edition.id });
  });

  test('is the same one while nothing changed, and another one after a change', async () => {
    await lab.take(sdn, sdnXml(parties(20)));
    const first = (await publishEdition(lab.world))!;
    expect((await publishEdition(lab.world))!.id).toBe(first.id);
    await lab.take(sdn, sdnXml(parties(21)));
    const second = (await publishEdition(lab.world))!;
    expect(second.id).not.toBe(first.id);
    expect((await lab.world.sources.edition(first.id))!.indexKey).toBe(first.indexKey);
  });

  test('is never an older plan over a newer one', async () => {
    await lab.take(sdn, sdnXml(parties(20)));
    const { world } = lab;
    // While the slow publisher builds, another version comes into force and is published.
    let newer: string | null = null;
    const slow: World = {
      ...world,
      sources: {
        ...world.sources,
        putEdition: async (edition) => {
          if (newer === null) {
            await lab.take('us-csl', cslJson({ 'us-bis-el': 30 }));
            newer = (await publishEdition(world))!.id;
          }
          await world.sources.putEdition(edition);
        },
      },
    };
    const published = (await publishEdition(slow))!;
    expect(Object.keys(published.sources).sort()).toEqual(['us-csl', sdn]);
    expect((await world.sources.pointer())!.editionId).toBe(newer);
  });
});

describe('several sources', () => {
  test('are refreshed side by side: one that cannot even be recorded stops no other', async () => {
    lab.put(sdn, sdnXml(parties(20)));
    lab.put('us-csl', cslJson({ 'us-bis-el': 30 }));
    const { world } = lab;
    const putRun: World['sources']['putRun'] = (run) =>
      run.source === 'us-csl' ? Promise.reject(new Error('no space')) : world.sources.putRun(run);
    const runs = await refreshSources(['us-csl', sdn, 'un-sc'], { ...world, sources: { ...world.sources, putRun } });
    expect(runs.map(({ source, state }) => [source, state])).toEqual([
      ['us-csl', 'failed'],
      [sdn, 'accepted'],
      ['un-sc', 'failed'],
    ]);
    const pointer = (await world.sources.pointer())!;
    expect(Object.keys((await world.sources.edition(pointer.editionId))!.sources)).toEqual([sdn]);
  });
});

describe('with no network and no mirror', () => {
  test('the embedded sample is in force, says so, and never replaces a real list', async () => {
    await lab.take(sdn, sdnXml(parties(20)));
    const offline = fetchSource({ plan: sourceRow, mirror: null, sample: sampleOf, network: { resolve: async () => [] } });
    const kept = await refreshSources([sdn], { ...lab.world, fetch: offline });
    expect(kept).toMatchObject([{ state: 'failed', reasons: [expect.stringContaining('has no address')] }]);
    expect((await lab.health(sdn)).current!.provenance).toBe('mirrored');

    const world = sourceWorld(offline);
    const runs = await refreshSources(
      sources.filter(({ kind }) => kind === 'list').map(({ id }) => id),
      world,
    );
    const sampled = runs.filter(({ state }) => state === 'accepted');
    expect(sampled.every(({ provenance }) => provenance === 'sample')).toBe(true);
    expect(sampled.length).toBeGreaterThan(10);
    const edition = (await world.sources.edition((await world.sources.pointer())!.editionId))!;
    expect(Object.values(edition.sources).every(({ provenance }) => provenance === 'sample')).toBe(true);
  });

  test('a real list replaces the sample without being compared to it', async () => {
    const offline = fetchSource({ plan: sourceRow, mirror: null, sample: sampleOf, network: { resolve: async () => [] } });
    await refreshSources([sdn], { ...lab.world, fetch: offline });
    expect((await lab.take(sdn, sdnXml(parties(5), { date: '01/01/2020' }))).state).toBe('accepted');
    expect(await lab.health(sdn)).toMatchObject({ current: { provenance: 'mirrored', entries: 5 } });
  });
});
