import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refreshSource } from '../../shared/flows/refresh-source.ts';
import { refreshSources } from '../../shared/flows/refresh-sources.ts';
import type { Clock, SourceRun, World } from '../../shared/flows/world.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { fetchSource } from '../../shared/net/fetch-source.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import type { SourceRow } from '../../shared/sources/source-row.ts';
import { type FaultServer, startFaultServer } from '../net/fault-server.ts';
import { codes, type ListLab, listLab } from './list-lab.ts';
import { cslJson, parties, sdnXml } from './make-lists.ts';
import { startSources, stopSources } from './source-world.ts';

const eu = 'eu-fsf';
const file = `<export generationDate="2025-05-01T00:00:00.000+02:00">${Array.from(
  { length: 40 },
  (_, n) => `<sanctionEntity logicalId="${n}" euReferenceNumber="EU.${n}.1"><subjectType classificationCode="E"/>
<nameAlias wholeName="Beispielwerke ${n}" logicalId="9${n}"/></sanctionEntity>`,
).join('')}</export>`;

let lab: ListLab;
let server: FaultServer;
beforeAll(startSources);
afterAll(stopSources);
beforeEach(async () => {
  lab = listLab();
  server = await startFaultServer();
});
afterEach(async () => {
  lab.close();
  await server.close();
});

/** A clock that jumps over every wait and remembers it. */
function jumping(clock: Clock): { clock: Clock; waited: number[] } {
  const waited: number[] = [];
  const passed = () => waited.reduce((sum, ms) => sum + ms, 0);
  return {
    waited,
    clock: {
      ...clock,
      elapsed: () => passed(),
      sleep: async (ms) => {
        if (ms > 0) waited.push(ms);
      },
    },
  };
}

async function refresh(limits: Record<string, number> = {}): Promise<{ run: SourceRun; waited: number[] }> {
  const { clock, waited } = jumping(lab.world.clock);
  const row = rowAt(`${server.url}/eu.xml`);
  const network = { allowLoopback: true, resolve: async () => ['127.0.0.1'] };
  const fetch = fetchSource({ plan: () => row, mirror: null, sample: null, network, limits });
  const world: World = { ...lab.world, clock, fetch };
  return { run: await refreshSource(eu, world, { row }), waited };
}

function rowAt(url: string): SourceRow {
  const row = sourceRow(eu)!;
  const formats = [{ ...row.formats[0]!, files: [{ name: 'xmlFullSanctionsList_1_1.xml', url }] }];
  return { ...row, hosts: ['127.0.0.1'], bounds: { minRecords: 1, sentinels: [], bytesMax: 1_000_000 }, formats };
}

describe('the origin of the EU list', () => {
  test('is waited for when it answers 500 in a burst', async () => {
    let burst = 3;
    server.answer((_, reply) => void (burst-- > 0 ? reply.writeHead(500).end() : reply.writeHead(200).end(file)));
    const { run, waited } = await refresh();
    expect([run.state, run.entries, server.seen.length]).toEqual(['accepted', 40, 4]);
    expect(waited).toEqual([5_000, 20_000, 60_000]);
  });

  test('is given up for this run when it stays broken, within the time its job has', async () => {
    server.answer((_, reply) => void reply.writeHead(500).end());
    const { run, waited } = await refresh();
    expect([run.state, codes(run), server.seen.length]).toEqual(['failed', ['source_error'], 5]);
    const { timeoutSeconds } = sourceRow(eu)!;
    expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(timeoutSeconds * 1000);
    // The last try may take the whole limit, and the job still has time to parse.
    expect(2 * timeoutSeconds).toBeLessThan(900);
  });

  test('may think for longer than a connection may take, and serve in pieces with pauses', async () => {
    server.answer((_, reply) => {
      setTimeout(() => {
        reply.writeHead(200);
        let at = 0;
        const timer = setInterval(() => {
          reply.write(file.slice(at, at + 600));
          at += 600;
          if (at >= file.length) {
            clearInterval(timer);
            reply.end();
          }
        }, 15);
      }, 200);
    });
    const { run, waited } = await refresh({ connectMs: 60, idleMs: 2_000, rateAfterMs: 60 });
    expect([run.state, run.entries, waited]).toEqual(['accepted', 40, []]);
  });

  test.each([
    [403, 'blocked'],
    [404, 'gone'],
  ])('that answers %i is not pressed', async (status, code) => {
    server.answer((_, reply) => void reply.writeHead(status).end());
    const { run, waited } = await refresh();
    expect([run.state, codes(run), waited, server.seen.length]).toEqual(['failed', [code], [], 1]);
  });
});

describe('an origin in trouble at a start', () => {
  test('is asked again with patience, after everything else is in force', async () => {
    const { clock, waited } = jumping(lab.world.clock);
    const published: number[] = [];
    let tries = 0;
    const fetch: World['fetch'] = async ({ source }) => {
      if (source === 'us-ofac-sdn' && ++tries < 3) return fail('source_error', 'answered 500');
      const bytes = new TextEncoder().encode(source === 'us-ofac-sdn' ? sdnXml(parties(20)) : cslJson({ 'us-bis-el': 20 }));
      return ok({ bytes, etag: null, lastModified: null, provenance: 'mirrored' });
    };
    const log = {
      ...lab.world.log,
      info: (message: string) => void (message === 'edition published' && published.push(waited.length)),
    };
    const runs = await refreshSources(['us-csl', 'us-ofac-sdn'], { ...lab.world, clock, fetch, log });
    expect(runs.map(({ source, state }) => [source, state])).toEqual([
      ['us-csl', 'accepted'],
      ['us-ofac-sdn', 'accepted'],
    ]);
    expect([published, waited]).toEqual([[0, 1], [5_000]]);
    const states = (await lab.world.sources.runs('us-ofac-sdn', 5)).map(({ state }) => state);
    expect(states.sort()).toEqual(['accepted', 'failed']);
  });
});

describe('the line a refresh ends with, which the alarms read', () => {
  const told = () => lab.world.logged.filter(({ message }) => message === 'refresh ended').at(-1)!.fields;

  test('says what verified the list and what did not', async () => {
    server.answer((_, reply) => void reply.end(file));
    await refresh();
    expect(told()).toMatchObject({ source: eu, state: 'accepted', verified: true, code: null });
    server.answer((_, reply) => void reply.writeHead(403).end());
    await refresh();
    expect(told()).toMatchObject({ state: 'failed', verified: false, code: 'blocked' });
    const fetch = fetchSource({ plan: sourceRow, mirror: null, sample: null });
    expect(await refreshSource('eu-dual-use', { ...lab.world, fetch })).toMatchObject({ state: 'unchanged' });
    expect(told()).toMatchObject({ source: 'eu-dual-use', state: 'unchanged', verified: false });
  });

  test('says when a list holds what nobody here has heard of', async () => {
    const strange = file.replace('classificationCode="E"', 'classificationCode="Z"');
    server.answer((_, reply) => void reply.end(strange));
    expect((await refresh()).run.state).toBe('accepted');
    expect(told()).toMatchObject({ verified: true, code: 'drift' });
  });
});
