import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Download, type DownloadSettings, download } from '../../shared/net/download.ts';
import { downloadLimits } from '../../shared/net/download-limits.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';
import { type Certificate, makeCertificate } from './make-certificate.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const settings: DownloadSettings = {
  limits: { ...downloadLimits, totalMs: 20_000, bytesMax: 1_000_000 },
  allowPrivate: false,
  allowLoopback: true,
  resolve: async () => ['127.0.0.1'],
};
const fetchFrom = (url: string, more: Partial<DownloadSettings> = {}, etag: string | null = null) =>
  download(
    { url, hosts: ['127.0.0.1', '*.example.org'], userAgent: 'test/1', etag, lastModified: null, progress: () => {} },
    { ...settings, ...more },
  );

describe('a download', () => {
  test('brings bytes and validators, and says who asks', async () => {
    server.answer(
      (_, reply) => void reply.writeHead(200, { etag: '"a"', 'last-modified': 'Tue, 24 Nov 2026 08:00:00 GMT' }).end('list'),
    );
    const got = await fetchFrom(server.url);
    expect(got).toMatchObject({ ok: true, value: { etag: '"a"', lastModified: 'Tue, 24 Nov 2026 08:00:00 GMT' } });
    expect(Buffer.from((got as { value: Download }).value.bytes).toString()).toBe('list');
    expect(server.seen.at(-1)!.headers['user-agent']).toBe('test/1');
  });

  test('inflates what came compressed', async () => {
    server.answer((_, reply) => void reply.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('list '.repeat(1000))));
    expect((await fetchFrom(server.url)) as { value: Download }).toMatchObject({ value: { bytes: { length: 5000 } } });
  });

  test('follows redirects inside the allow-list', async () => {
    server.answer((request, reply) => {
      if (request.url === '/there') reply.end('list');
      else reply.writeHead(302, { location: '/there' }).end();
    });
    expect(await fetchFrom(server.url)).toMatchObject({ ok: true });
  });

  test('is not repeated while the validator holds', async () => {
    server.answer((request, reply) => void reply.writeHead(request.headers['if-none-match'] === '"a"' ? 304 : 500).end());
    expect(await fetchFrom(server.url, {}, '"a"')).toEqual({ ok: true, value: 'not_modified' });
  });

  test.each([
    ['http://files.example.org/x', 'refused_host'],
    ['https://elsewhere.test/x', 'refused_host'],
    ['https://user:secret@files.example.org/x', 'refused_host'],
    ['ftp://files.example.org/x', 'refused_host'],
    ['https://example.org/x', 'refused_host'],
  ])('of %s is refused', async (url, code) => {
    expect(await fetchFrom(url)).toMatchObject({ ok: false, trouble: { code } });
  });

  test.each(['10.0.0.1', '169.254.169.254', '192.168.1.1', '::1', 'fd00::1', '::ffff:10.0.0.1', '::7f00:1', '64:ff9b::a00:1'])(
    'never connects to %s, whatever name leads there',
    async (address) => {
      const refused = await fetchFrom('https://files.example.org/x', {
        allowLoopback: false,
        resolve: async () => ['93.184.216.34', address],
      });
      expect(refused).toMatchObject({ ok: false, trouble: { code: 'refused_address' } });
    },
  );

  test('of a host without an address, or with nobody there, is given up as unreachable', async () => {
    expect(await fetchFrom('https://files.example.org/x', { resolve: async () => [] })).toMatchObject({
      trouble: { code: 'unreachable' },
    });
    const gone = await startFaultServer();
    await gone.close();
    expect(await fetchFrom(gone.url)).toMatchObject({ trouble: { code: 'unreachable' } });
  });

  test('of an origin that answers nothing is given up after the time to connect', async () => {
    // A server that accepts the connection and never speaks TLS.
    const silent = await startFaultServer();
    const held = connect(Number(new URL(silent.url).port), '127.0.0.1');
    await once(held, 'connect');
    const limits = { ...settings.limits, connectMs: 150 };
    const mute = await fetchFrom(silent.url.replace('http:', 'https:'), { limits, resolve: () => new Promise(() => {}) });
    expect(mute).toMatchObject({ trouble: { code: 'unreachable' } });
    held.destroy();
    await silent.close();
  });

  test('without a first byte ends with the whole limit', async () => {
    server.answer(() => {});
    expect(await fetchFrom(server.url, { limits: { ...settings.limits, totalMs: 150 } })).toMatchObject({
      trouble: { code: 'timeout' },
    });
  });

  test('that falls silent in mid-file ends', async () => {
    server.answer((_, reply) => void reply.writeHead(200).write('half'));
    expect(await fetchFrom(server.url, { limits: { ...settings.limits, idleMs: 100 } })).toMatchObject({
      trouble: { code: 'too_slow' },
    });
  });

  test('that was reset in mid-file is truncated, damaged compression is refused', async () => {
    server.answer((_, reply) => {
      reply.writeHead(200, { 'content-encoding': 'gzip' });
      reply.write(gzipSync('list '.repeat(1000)).subarray(0, 20), () => reply.destroy());
    });
    expect(await fetchFrom(server.url)).toMatchObject({ trouble: { code: 'truncated' } });
    server.answer((_, reply) => void reply.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'));
    expect(await fetchFrom(server.url)).toMatchObject({ trouble: { code: 'bad_encoding' } });
    server.answer((_, reply) => void reply.writeHead(200, { 'content-encoding': 'compress' }).end('x'));
    expect(await fetchFrom(server.url)).toMatchObject({ trouble: { code: 'bad_encoding' } });
  });
});

describe('a certificate', () => {
  const authority = makeCertificate({ names: [] });
  const stranger = makeCertificate({ names: [] });
  const forHost = { names: ['files.example.org'], by: authority };
  const cases: [string, Certificate, string | null][] = [
    ['in order is accepted', makeCertificate(forHost), null],
    ['that expired is refused', makeCertificate({ ...forHost, until: '2021-01-01' }), 'CERT_HAS_EXPIRED'],
    ['that is not yet valid is refused', makeCertificate({ ...forHost, from: '2098-01-01' }), 'CERT_NOT_YET_VALID'],
    [
      'for another host is refused',
      makeCertificate({ ...forHost, names: ['elsewhere.example.org'] }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'by an unknown authority is refused',
      makeCertificate({ ...forHost, by: stranger }),
      '(UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE)',
    ],
    ['signed by itself is refused', makeCertificate({ names: ['files.example.org'] }), '(DEPTH_ZERO|UNABLE_TO_VERIFY).*'],
  ];
  test.each(cases)('%s', async (_, certificate, code) => {
    const secure = await startFaultServer(certificate);
    secure.answer((_request, reply) => void reply.end('list'));
    const got = await fetchFrom(secure.url, { ca: authority.cert });
    if (code === null) expect(got).toMatchObject({ ok: true });
    else {
      expect(got).toMatchObject({ trouble: { code: 'insecure', message: expect.stringMatching(code) } });
      expect(secure.seen).toEqual([]);
    }
    await secure.close();
  });
});
