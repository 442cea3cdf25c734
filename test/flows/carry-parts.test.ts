import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importCarried, keepPart } from '../../shared/flows/carry-parts.ts';
import { replaceOwnList } from '../../shared/flows/import-source.ts';
import { missing, referenceFile } from '../reference.ts';
import { type ListLab, listLab } from '../sources/list-lab.ts';
import { parties, sdnXml } from '../sources/make-lists.ts';
import { startSources, stopSources } from '../sources/source-world.ts';

let lab: ListLab;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(() => {
  lab = listLab();
});
afterEach(() => lab.close());

async function carried(source: string, files: Record<string, Uint8Array>, partBytes: number) {
  const named = Object.entries(files).map(async ([name, bytes]) => {
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += partBytes) {
      const part = bytes.subarray(at, at + partBytes);
      parts.push(hash('sha256', part));
      expect(await keepPart(source, parts.at(-1)!, part, lab.world)).toMatchObject({ ok: true });
    }
    return { name, parts };
  });
  return importCarried(source, { by: 'first', files: await Promise.all(named) }, 'run_import', lab.world);
}

describe('files carried in piece by piece', () => {
  test('are one file again, packed or not', async () => {
    const run = await carried('us-ofac-sdn', { 'SDN.XML.gz': gzipSync(sdnXml(parties(300))) }, 1_000);
    expect(run).toMatchObject({ id: 'run_import', state: 'quarantined', entries: 300 });
  });

  test('end their run when a part is gone, or they are not the files of the source', async () => {
    const file = { name: 'SDN.XML', parts: ['0'.repeat(64)] };
    const run = await importCarried('us-ofac-sdn', { by: 'first', files: [file] }, 'run_gone', lab.world);
    expect([run.state, run.reasons[0]]).toEqual(['failed', expect.stringContaining('missing_part')]);
    expect(await lab.world.sources.run('us-ofac-sdn', 'run_gone')).toMatchObject({ state: 'failed' });
    expect(await carried('us-ofac-sdn', { 'other.xml': Buffer.from('x') }, 10)).toMatchObject({ state: 'failed' });
  });

  const ear = [738, 740, 744, 746, 774].map((part) => `lists/us-ear/title-15-part-${part}.xml`);
  test.skipIf(missing(ear[0]!))('may be the five parts of a regulation', async () => {
    const files = Object.fromEntries(ear.map((path) => [basename(path), readFileSync(referenceFile(path)!)]));
    expect(await carried('us-ear', files, 500_000)).toMatchObject({ state: 'quarantined', records: 638 });
  });
});

describe('what was brought while another run is at work', () => {
  const bytes = new TextEncoder().encode(JSON.stringify([{ id: '1', name: 'Brumalia Freight' }]));

  test('waits for that run and is taken', async () => {
    const [first, second] = await Promise.all([
      replaceOwnList('own-a', 'application/json', new TextEncoder().encode('[]'), lab.world, { runId: 'run_a' }),
      replaceOwnList('own-a', 'application/json', bytes, lab.world, { runId: 'run_b' }),
    ]);
    expect([first, second].map((one) => one.ok && one.value.state)).toEqual(['accepted', 'accepted']);
  });

  test('is turned away with a word when the run does not end', async () => {
    expect(await replaceOwnList('own-b', 'application/json', bytes, lab.world)).toMatchObject({ ok: true });
    const health = await lab.health('own-b');
    const until = new Date(lab.world.clock.now().getTime() + 60_000).toISOString();
    await lab.world.sources.putHealth({ ...health, lease: { run: 'run_slow', until } });
    const late = await replaceOwnList('own-b', 'application/json', new TextEncoder().encode('[]'), lab.world, { runId: 'run_c' });
    expect(late).toMatchObject({ ok: true, value: { state: 'failed', reasons: [expect.stringContaining('busy')] } });
    expect((await lab.health('own-b')).current!.entries).toBe(1);
  });
});
