import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { showEntry } from '../../shared/flows/show-entry.ts';
import { type ListLab, listLab } from '../sources/list-lab.ts';
import { parties, sdnXml } from '../sources/make-lists.ts';
import { startSources, stopSources } from '../sources/source-world.ts';
import { knowledgeOf } from './knowledge-of.ts';

const sdn = 'us-ofac-sdn';
let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

const show = async (id: string) => showEntry(id, await knowledgeOf((await publishEdition(lab.world))!, lab.world), lab.world);
const renamed = parties(200).map((party) => (party.uid === 5 ? { uid: 5, name: 'QUINTA LINE LTD' } : party));

describe('a listed party', () => {
  test('is shown with every version that changed it, newest first, and not with those that left it alone', async () => {
    await lab.take(sdn, sdnXml(parties(200), { date: '07/01/2026' }));
    await lab.take(sdn, sdnXml(parties(201), { date: '07/02/2026' }));
    await lab.take(sdn, sdnXml([...renamed, { uid: 201 }], { date: '07/03/2026' }));
    const shown = await show(`${sdn}:5`);
    expect(shown).toMatchObject({ listed: true, entry: { names: [{ value: 'QUINTA LINE LTD' }] } });
    expect(shown!.versions.map(({ kind, fields, publishedAt, via }) => [kind, fields, publishedAt, via])).toEqual([
      ['changed', ['names'], '2026-07-03', sdn],
      ['added', [], '2026-07-01', sdn],
    ]);
    expect(shown!.versions[0]!.entry).toEqual(shown!.entry);
    expect(shown!.versions[1]!.entry!.names).not.toEqual(shown!.entry.names);
    expect(shown!.versions[1]!.after).toBe(shown!.versions[0]!.before);
  });

  test('that was removed is shown as it last stood, and that it is no longer listed', async () => {
    await lab.take(sdn, sdnXml(parties(200), { date: '07/01/2026' }));
    await lab.take(sdn, sdnXml(parties(199), { date: '07/02/2026' }));
    const shown = await show(`${sdn}:200`);
    expect(shown).toMatchObject({ listed: false, entry: { id: `${sdn}:200` } });
    expect(shown!.versions.map(({ kind, entry }) => [kind, entry?.id ?? null])).toEqual([
      ['removed', null],
      ['added', `${sdn}:200`],
    ]);
  });

  test('that no version ever held is not known', async () => {
    await lab.take(sdn, sdnXml(parties(3)));
    expect(await show(`${sdn}:99`)).toBeNull();
    expect(await show('own-denied:1')).toBeNull();
    expect(await show('nonsense')).toBeNull();
  });
});
