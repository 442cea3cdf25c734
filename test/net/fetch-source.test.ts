import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FetchedFile } from '../../shared/flows/world.ts';
import { type FetchSettings, fetchSource } from '../../shared/net/fetch-source.ts';
import { sourceRow } from '../../shared/sources/catalog.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';

let mirror: string;
let server: FaultServer;
beforeAll(async () => {
  mirror = mkdtempSync(join(tmpdir(), 'mirror-'));
  server = await startFaultServer();
  put('un-sc/consolidated.xml', 'un');
  put('jp-meti/meti-foreign-end-user-list.2026-01-01.json', 'older');
  put('jp-meti/meti-foreign-end-user-list.2026-07-20.json', 'newer');
});
afterAll(async () => {
  rmSync(mirror, { recursive: true });
  await server.close();
});

function put(path: string, text: string): void {
  mkdirSync(join(mirror, path, '..'), { recursive: true });
  writeFileSync(join(mirror, path), text);
}

const ask = (settings: Partial<FetchSettings>, source: string, file: string) =>
  fetchSource({ plan: sourceRow, mirror: null, sample: null, ...settings })({ source, file, etag: null, lastModified: null });
const textOf = (result: Awaited<ReturnType<typeof ask>>) =>
  result.ok ? Buffer.from((result.value as FetchedFile).bytes).toString() : result.trouble.code;

describe('a mirror directory', () => {
  test('holds files under their official names', async () => {
    const got = await ask({ mirror }, 'un-sc', 'consolidated.xml');
    expect(textOf(got)).toBe('un');
    expect(got).toMatchObject({ value: { provenance: 'mirrored' } });
  });

  test('may hold dated copies: the latest is taken', async () => {
    expect(textOf(await ask({ mirror }, 'jp-meti', 'meti-foreign-end-user-list.json'))).toBe('newer');
  });

  test('replaces every origin: what it lacks is not fetched elsewhere', async () => {
    expect(textOf(await ask({ mirror }, 'us-csl', 'consolidated.json'))).toBe('not_in_mirror');
  });

  test('serves no file a source does not have', async () => {
    expect(textOf(await ask({ mirror }, 'un-sc', '../us-csl/consolidated.json'))).toBe('unknown_file');
  });
});

describe('a mirror at an address', () => {
  test('has the same layout', async () => {
    server.answer((request, reply) => {
      if (request.url === '/lists/un-sc/consolidated.xml') reply.end('un');
      else reply.writeHead(404).end();
    });
    expect(textOf(await ask({ mirror: `${server.url}/lists` }, 'un-sc', 'consolidated.xml'))).toBe('un');
    expect(textOf(await ask({ mirror: `${server.url}/lists/` }, 'us-csl', 'consolidated.json'))).toBe('not_in_mirror');
  });

  test('is no door to the inside by redirect', async () => {
    server.answer((_, reply) => void reply.writeHead(302, { location: 'https://169.254.169.254/' }).end());
    expect(textOf(await ask({ mirror: server.url }, 'un-sc', 'consolidated.xml'))).toBe('refused_host');
  });
});

describe('without a mirror', () => {
  const offline = { network: { resolve: async () => [] } };
  const sample = async () => new TextEncoder().encode('sample');

  test('an origin out of reach gives the sample, which says what it is and why', async () => {
    expect(await ask({ ...offline, sample }, 'un-sc', 'consolidated.xml')).toMatchObject({
      value: { provenance: 'sample', fallback: { code: 'unreachable' } },
    });
  });

  test('no sample is given where none is allowed', async () => {
    expect(textOf(await ask(offline, 'un-sc', 'consolidated.xml'))).toBe('unreachable');
  });

  test('a list without an official file is left to import', async () => {
    expect(textOf(await ask({}, 'jp-meti', 'meti-foreign-end-user-list.json'))).toBe('no_origin');
  });
});
