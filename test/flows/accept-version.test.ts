import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptVersion, rejectVersion } from '../../shared/flows/accept-version.ts';
import { importSource } from '../../shared/flows/import-source.ts';
import { codes, type ListLab, listLab } from '../sources/list-lab.ts';
import { parties, sdnXml } from '../sources/make-lists.ts';
import { startSources, stopSources } from '../sources/source-world.ts';

const sdn = 'us-ofac-sdn';
let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

async function quarantined(): Promise<string> {
  await lab.take(sdn, sdnXml(parties(100)));
  const run = await lab.take(sdn, sdnXml(parties(60)));
  expect(run.state).toBe('quarantined');
  return run.id;
}

describe('a quarantined version', () => {
  test('goes into force when a person accepts it, with its real differences', async () => {
    const run = await quarantined();
    const accepted = await acceptVersion(sdn, run, 'ada', lab.world, { persons: 1 });
    expect(accepted).toMatchObject({ ok: true, value: { state: 'accepted', changes: { added: 0, removed: 40, changed: 0 } } });
    expect(await lab.health(sdn)).toMatchObject({ current: { entries: 60 }, candidate: null, lastState: 'accepted' });
    expect((await lab.world.sources.versions(sdn, 5)).map(({ entries }) => entries)).toEqual([60, 100]);
    expect((await lab.refresh(sdn)).state).toBe('unchanged');
  });

  test('waits for a second, other person where two are asked for', async () => {
    const run = await quarantined();
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 2 })).toMatchObject({
      ok: true,
      value: { state: 'quarantined' },
    });
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 2 })).toMatchObject({
      ok: false,
      trouble: { code: 'conflict' },
    });
    expect((await lab.health(sdn)).current!.entries).toBe(100);
    expect(await acceptVersion(sdn, run, 'grace', lab.world, { persons: 2 })).toMatchObject({
      ok: true,
      value: { state: 'accepted' },
    });
    expect((await lab.health(sdn)).current!.entries).toBe(60);
  });

  test('stays out when a person rejects it, and is not offered again', async () => {
    const run = await quarantined();
    expect(await rejectVersion(sdn, run, 'ada', lab.world)).toMatchObject({ ok: true, value: { state: 'rejected' } });
    const again = await lab.refresh(sdn);
    expect([again.state, codes(again)]).toEqual(['rejected', ['rejected']]);
    expect(await lab.health(sdn)).toMatchObject({ current: { entries: 100 }, candidate: null });
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 1 })).toMatchObject({
      ok: false,
      trouble: { code: 'conflict' },
    });
  });

  test('is overtaken when the origin publishes the good version again', async () => {
    const run = await quarantined();
    expect((await lab.take(sdn, sdnXml(parties(100)))).state).toBe('unchanged');
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 1 })).toMatchObject({
      ok: false,
      trouble: { code: 'conflict' },
    });
  });

  test('met again by the next refresh keeps its place: either run stands for it', async () => {
    const run = await quarantined();
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 2 })).toMatchObject({ ok: true });
    const again = await lab.refresh(sdn);
    expect([again.state, codes(again)]).toEqual(['quarantined', expect.arrayContaining(['shrunk', 'waiting'])]);
    expect(await acceptVersion(sdn, again.id, 'grace', lab.world, { persons: 2 })).toMatchObject({
      ok: true,
      value: { state: 'accepted' },
    });
    expect((await lab.health(sdn)).current!.entries).toBe(60);
  });

  test('of a run nobody knows is not found', async () => {
    expect(await acceptVersion(sdn, 'run_x', 'ada', lab.world, { persons: 1 })).toMatchObject({
      ok: false,
      trouble: { code: 'not_found' },
    });
  });
});

describe('an official file carried by hand', () => {
  const file = { name: 'SDN.XML', bytes: new TextEncoder().encode(sdnXml(parties(100))) };

  test('is in force once a second person accepts it, and unblocks a source whose origin is down', async () => {
    const imported = await importSource(sdn, [file], 'ada', lab.world);
    expect(imported).toMatchObject({
      ok: true,
      value: { state: 'quarantined', provenance: 'imported', reasons: [expect.stringContaining('second person')] },
    });
    const run = imported.ok ? imported.value.id : '';
    expect(await acceptVersion(sdn, run, 'ada', lab.world, { persons: 1 })).toMatchObject({
      ok: false,
      trouble: { code: 'conflict' },
    });
    expect(await acceptVersion(sdn, run, 'grace', lab.world, { persons: 1 })).toMatchObject({
      ok: true,
      value: { state: 'accepted' },
    });
    expect(await lab.health(sdn)).toMatchObject({
      current: { provenance: 'imported', entries: 100 },
      checkedAt: lab.world.clock.now().toISOString(),
    });
  });

  test('may come packed, within the bounds of its source', async () => {
    const packed = { name: 'SDN.XML.gz', bytes: gzipSync(file.bytes) };
    expect(await importSource(sdn, [packed], 'ada', lab.world)).toMatchObject({ ok: true, value: { entries: 100 } });
    const bomb = { name: 'SDN.XML.gz', bytes: gzipSync(Buffer.alloc(300_000_000)) };
    expect(await importSource(sdn, [bomb], 'ada', lab.world)).toMatchObject({ ok: false, trouble: { code: 'bad_encoding' } });
  });

  test('is guarded like a download', async () => {
    await lab.take(sdn, sdnXml(parties(200)));
    const imported = await importSource(sdn, [file], 'ada', lab.world);
    expect(imported.ok && codes(imported.value)).toEqual(['import', 'shrunk', 'ids_replaced']);
  });

  test('with another name than the official one is refused, naming those expected', async () => {
    const refused = await importSource(sdn, [{ ...file, name: 'list.xml' }], 'ada', lab.world);
    expect(refused).toMatchObject({
      ok: false,
      trouble: { code: 'wrong_files', message: expect.stringContaining('`SDN.XML` or `sdn.csv` with') },
    });
    expect(await importSource('nowhere', [file], 'ada', lab.world)).toMatchObject({ ok: false, trouble: { code: 'not_found' } });
  });
});
