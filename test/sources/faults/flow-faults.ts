import { expect } from 'vitest';
import { replaceOwnList } from '../../../shared/flows/import-source.ts';
import { publishEdition } from '../../../shared/flows/publish-edition.ts';
import { refreshSource } from '../../../shared/flows/refresh-source.ts';
import { showReadiness } from '../../../shared/flows/show-readiness.ts';
import { showSources } from '../../../shared/flows/show-sources.ts';
import { sweepArtefacts } from '../../../shared/flows/sweep-artefacts.ts';
import type { World } from '../../../shared/flows/world.ts';
import { coverage } from '../../../shared/screening/coverage.ts';
import { knowledgeGaps } from '../../../shared/screening/knowledge-gaps.ts';
import { sourceRow } from '../../../shared/sources/catalog.ts';
import type { SourceParser } from '../../../shared/sources/source-parser.ts';
import { ordinaryOrder } from '../../fixtures/ordinary-record.ts';
import { codes } from '../list-lab.ts';
import { parties, sdnXml } from '../make-lists.ts';
import { parseBytes } from '../parse-bytes.ts';
import type { Fault } from './fault.ts';

const sdn = 'us-ofac-sdn';

/** Faults of order and time: two at once, one too late, one that died. */
export const flowFaults: readonly Fault[] = [
  {
    id: 'I7',
    title: 'a date that stands still while the content moves',
    check: async (lab) => {
      await lab.take(sdn, sdnXml(parties(100)));
      const run = await lab.take(sdn, sdnXml(parties(101)));
      expect([run.state, run.changes]).toEqual(['accepted', { added: 1, removed: 0, changed: 0 }]);
      const changes = await lab.world.sources.changes(sdn, null, 500, null);
      expect(changes.data.at(-1)).toMatchObject({ kind: 'added', entryId: `${sdn}:101` });
    },
  },
  {
    id: 'I9',
    title: 'a date read from the wrong attribute',
    check: async () => {
      const { parser } = await sourceRow('eu-fsf')!.formats[0]!.load();
      const { entries } = await parseBytes(parser, { 'x.xml': euEntity });
      expect(entries[0]).toMatchObject({ datesOfBirth: ['1966-04-28'], listedAt: '2022-03-01' });
    },
  },
  {
    id: 'I12',
    title: 'one run has one end',
    check: async (lab) => {
      const run = await lab.take(sdn, sdnXml(parties(10)));
      const [stored] = await lab.world.sources.runs(sdn, 5);
      expect(stored).toEqual(run);
      expect(lab.world.logged.filter(({ message }) => message === 'refresh ended')).toHaveLength(1);
    },
  },
  {
    id: 'I13',
    title: 'a failed refresh keeps the good list in force while its age runs',
    check: async (lab) => {
      await lab.take(sdn, sdnXml(parties(10)));
      const before = await lab.health(sdn);
      const run = await lab.take(sdn, '<html>');
      const after = await lab.health(sdn);
      expect([run.state, after.current, after.checkedAt]).toEqual(['failed', before.current, before.checkedAt]);
      lab.world.pass(24);
      const [shown] = (await showSources(lab.world)).filter(({ id }) => id === sdn);
      expect(shown).toMatchObject({ state: 'stale', freshness: 'stale', entries: 10 });
    },
  },
  {
    id: 'I14',
    title: 'a start without any list',
    check: async (lab) => {
      expect(await publishEdition(lab.world)).toBeNull();
      expect(await lab.world.sources.pointer()).toBeNull();
      const gaps = knowledgeGaps({}, {}, [], ordinaryOrder, lab.world.clock.now());
      expect(gaps.map(({ code, subject }) => [code, subject])).toEqual(
        ['us-csl', sdn, 'un-sc'].map((id) => ['source_missing', id]),
      );
      const knowledge = { ...lab.world.knowledge, current: async () => null };
      expect(await showReadiness({ ...lab.world, knowledge })).toMatchObject({ ready: false, edition: null });
    },
  },
  {
    id: 'I15',
    title: 'a publisher that breaks off half-way leaves no trace, and done again gives the same artefacts',
    check: async (lab) => {
      await lab.take(sdn, sdnXml(parties(10)));
      const { world } = lab;
      const broken: World = { ...world, sources: { ...world.sources, putEdition: () => Promise.reject(new Error('died')) } };
      await expect(publishEdition(broken)).rejects.toThrow('died');
      expect(await world.sources.pointer()).toBeNull();
      const before = await world.objects.list('index/');
      const edition = await publishEdition(world);
      expect(await world.objects.list('index/')).toEqual(before);
      expect(before).toEqual([edition!.indexKey]);
      // What an aborted publisher leaves for good is swept a day after it was first seen.
      await lab.take(sdn, sdnXml(parties(11), { date: '08/01/2026' }));
      await expect(publishEdition(broken)).rejects.toThrow('died');
      await lab.take(sdn, sdnXml(parties(12), { date: '08/02/2026' }));
      const next = await publishEdition(world);
      await sweepArtefacts(world);
      world.pass(24);
      await sweepArtefacts(world);
      expect((await world.objects.list('index/')).sort()).toEqual([edition!.indexKey, next!.indexKey].sort());
    },
  },
  {
    id: 'I16',
    title: 'a list that lags its law: the deployer’s own list holds the early entries',
    check: async (lab) => {
      const early = new TextEncoder().encode(JSON.stringify([{ id: '1', name: 'Early Designation GmbH', effect: 'watch' }]));
      const run = await replaceOwnList('own-early', 'application/json', early, lab.world);
      expect(run).toMatchObject({ ok: true, value: { state: 'accepted', entries: 1, provenance: 'imported' } });
      expect((await publishEdition(lab.world))!.sources['own-early']).toMatchObject({ entries: 1 });
      expect(coverage.notCovered.join()).toContain('lags the Official Journal');
    },
  },
  {
    id: 'I32',
    title: 'an older edition from a stale cache',
    check: async (lab) => {
      await lab.take(sdn, sdnXml(parties(10), { date: '07/31/2026' }));
      const run = await lab.take(sdn, sdnXml(parties(11), { date: '07/30/2026' }));
      expect([run.state, codes(run)]).toEqual(['quarantined', ['older']]);
    },
  },
  {
    id: 'I33',
    title: 'two refreshes at once',
    check: async (lab) => {
      lab.put(sdn, sdnXml(parties(10)));
      const [first, second] = await Promise.all([lab.refresh(sdn), lab.refresh(sdn, { runId: 'run_promised' })]);
      expect([first.state, second.state].sort()).toEqual(['accepted', 'unchanged']);
      expect((await lab.world.sources.versions(sdn, 5)).length).toBe(1);
      expect((await lab.world.sources.run(sdn, 'run_promised'))!.state).not.toBe('running');
    },
  },
  {
    id: 'I34',
    title: 'a worker that dies between artefact and pointer',
    check: async (lab) => {
      lab.put(sdn, sdnXml(parties(10)));
      const { world } = lab;
      // The lease is the first write of health, the outcome the second: the worker dies before it.
      let writes = 0;
      const dying: World = {
        ...world,
        sources: {
          ...world.sources,
          putHealth: (health) => (++writes > 1 ? Promise.reject(new Error('died')) : world.sources.putHealth(health)),
        },
      };
      await expect(refreshSource(sdn, dying, { runId: 'run_dead' })).rejects.toThrow('died');
      expect((await lab.health(sdn)).current).toBeNull();
      expect((await lab.refresh(sdn)).id).toBe('run_dead');
      expect((await lab.refresh(sdn, { alone: true })).state).toBe('accepted');
      expect(await world.sources.run(sdn, 'run_dead')).toMatchObject({
        state: 'failed',
        reasons: [expect.stringContaining('abandoned')],
      });
    },
  },
  {
    id: 'I35',
    title: 'a slow old worker that finishes last',
    check: async (lab) => {
      lab.put(sdn, sdnXml(parties(10)));
      const { world } = lab;
      let newer: Promise<unknown> = Promise.resolve();
      const slow: World = {
        ...world,
        fetch: async (request) => {
          const fetched = await world.fetch(request);
          // While the old worker dawdles its lease runs out and a newer run brings a newer list.
          world.pass(2);
          lab.put(sdn, sdnXml(parties(11), { date: '08/01/2026' }));
          newer = refreshSource(sdn, world, { runId: 'run_newer' });
          await newer;
          return fetched;
        },
      };
      const late = await refreshSource(sdn, slow, { runId: 'run_late' });
      expect([late.state, codes(late)]).toEqual(['failed', ['superseded']]);
      expect((await lab.health(sdn)).current).toMatchObject({ entries: 11, publishedAt: '2026-08-01' });
    },
  },
  {
    id: 'I36',
    title: 'a better parser reads the same bytes differently and says so',
    check: async (lab) => {
      lab.put(sdn, sdnXml(parties(10)));
      expect((await lab.refresh(sdn)).state).toBe('accepted');
      const run = await lab.refresh(sdn, { row: withParser(upperCased) });
      expect(run).toMatchObject({
        state: 'accepted',
        changes: { changed: 10 },
        reasons: [expect.stringContaining('parser_changed')],
      });
      expect((await lab.refresh(sdn, { row: withParser(upperCased) })).state).toBe('unchanged');
    },
  },
  {
    id: 'I39',
    title: 'a publication date in the future',
    check: async (lab) => {
      const run = await lab.take(sdn, sdnXml(parties(10), { date: '12/31/2027' }));
      expect([run.state, codes(run)]).toEqual(['accepted', ['future_date']]);
      expect((await lab.health(sdn)).checkedAt).toBe(lab.world.clock.now().toISOString());
    },
  },
];

const euEntity = `<export generationDate="2025-05-01T00:00:00.000+02:00"><sanctionEntity logicalId="1" euReferenceNumber="EU.1.1">
<regulation publicationDate="2022-03-01" entryIntoForceDate="2022-03-02" logicalId="2"/><subjectType classificationCode="P"/>
<nameAlias wholeName="Jana M" logicalId="3"/><birthdate birthdate="1966-04-28" year="1966" logicalId="4"/></sanctionEntity></export>`;

const upperCased = async (): Promise<{ parser: SourceParser }> => {
  const { parser } = await sourceRow(sdn)!.formats[0]!.load();
  return {
    parser: {
      version: 'us-ofac-sdn/99',
      parse: (files, sink) =>
        parser.parse(files, { ...sink, entry: (entry) => sink.entry({ ...entry, remarks: 'read better' }) }),
    },
  };
};

function withParser(load: () => Promise<{ parser: SourceParser }>) {
  const row = sourceRow(sdn)!;
  return { ...row, formats: [{ ...row.formats[0]!, load }] };
}
