import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { acceptVersion } from '../../../shared/flows/accept-version.ts';
import { importSource } from '../../../shared/flows/import-source.ts';
import { refreshSource } from '../../../shared/flows/refresh-source.ts';
import type { SourceRun } from '../../../shared/flows/world.ts';
import type { DownloadLimits } from '../../../shared/net/download-limits.ts';
import { fetchSource } from '../../../shared/net/fetch-source.ts';
import { sourceRow } from '../../../shared/sources/catalog.ts';
import type { SourceRow } from '../../../shared/sources/source-row.ts';
import { drip, type FaultServer, startFaultServer } from '../../net/fault-server.ts';
import { type Certificate, makeCertificate } from '../../net/make-certificate.ts';
import { codes, type ListLab } from '../list-lab.ts';
import { cslJson, parties, sdnXml } from '../make-lists.ts';
import type { SourceWorld } from '../source-world.ts';
import type { Fault } from './fault.ts';

const sdn = 'us-ofac-sdn';
const good = sdnXml(parties(100));
const page = '<!DOCTYPE html><html><body>We will be back soon</body></html>';

/** Served so, the run fails with that code. */
function served(
  lab: ListLab,
  answers: RequestListener,
  code: string,
  url?: (server: FaultServer) => string,
  more: Circumstance = {},
): Promise<void> {
  const check = async ({ server, refresh }: Served) => {
    server.answer(answers);
    const run = await refresh(url?.(server));
    expect([run.state, codes(run)]).toEqual(['failed', [code]]);
  };
  return onServer(lab, check, more);
}

interface Circumstance {
  /** A certificate to serve with, and the authority that is trusted. */
  certificate?: Certificate;
  ca?: string;
  limits?: Partial<DownloadLimits>;
}

const secureHost = 'files.example.org';

const answer = (status: number, body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener => {
  return (_, reply) => void reply.writeHead(status, headers).end(body);
};
const redirect = (location: string) => answer(302, '', { location });

/** Faults of the way from the origin to here, on loopback. */
export const networkFaults: readonly Fault[] = [
  { id: 'I1', title: 'a maintenance page with status 200', check: (lab) => served(lab, answer(200, page), 'html_page') },
  {
    id: 'I2',
    title: 'a refusal or a challenge by the origin’s firewall',
    check: async (lab) => {
      await served(lab, answer(403, 'no'), 'blocked');
      await served(lab, answer(200, page.replace('We will', 'captcha: we will')), 'blocked');
      await served(lab, answer(429, 'slow down'), 'blocked');
      // Two people carry the official file in meanwhile, and the consolidation holds the same parties.
      const files = [{ name: 'SDN.XML', bytes: new TextEncoder().encode(good) }];
      const brought = await importSource(sdn, files, 'first', lab.world);
      if (!brought.ok) throw new Error(brought.trouble.message);
      expect(await acceptVersion(sdn, brought.value.id, 'first', lab.world, { persons: 1 })).toMatchObject({ ok: false });
      expect(await acceptVersion(sdn, brought.value.id, 'second', lab.world, { persons: 1 })).toMatchObject({ ok: true });
      expect((await lab.health(sdn)).current).toMatchObject({ provenance: 'imported', entries: 100 });
      await lab.take('us-csl', cslJson({ [sdn]: 100 }));
      expect((await lab.entries('us-csl')).map(({ id }) => id)).toContain(`${sdn}:100`);
    },
  },
  {
    id: 'I3',
    title: 'a download cut short, with and without its length announced',
    check: async (lab) => {
      await served(
        lab,
        (_, reply) => {
          reply.writeHead(200, { 'content-length': String(good.length) });
          reply.write(good.slice(0, 5_000), () => reply.destroy());
        },
        'truncated',
      );
      await served(lab, answer(200, good.slice(0, 5_000)), 'truncated');
    },
  },
  {
    id: 'I11',
    title: 'a format retired or an address moved',
    check: async (lab) => {
      await served(lab, answer(404, 'gone'), 'gone');
      await served(lab, redirect('https://elsewhere.example/SDN.XML'), 'refused_host');
      await served(lab, answer(200, good.replaceAll('sdnList', 'sanctions')), 'wrong_root');
    },
  },
  {
    id: 'I28',
    title: 'a drip feed and an endless body',
    check: async (lab) => {
      await served(lab, (_, reply) => drip(reply, 10), 'too_slow');
      await served(
        lab,
        (_, reply) => {
          reply.writeHead(200);
          const pour = () => {
            while (!reply.destroyed && reply.write('x'.repeat(65_536)));
          };
          reply.on('drain', pour);
          pour();
        },
        'too_large',
      );
      // Fast enough at every moment, and never done: the deadline of the whole download ends it.
      const patient = { limits: { totalMs: 400, bytesPerSecondMin: 0 } };
      await served(lab, (_, reply) => drip(reply, 20), 'timeout', undefined, patient);
    },
  },
  {
    id: 'I29',
    title: 'a connection that cannot be secured',
    check: async (lab) => {
      await served(lab, answer(200, good), 'insecure', (server) => server.url.replace('http:', 'https:'));
      const by = makeCertificate({ names: [] });
      const wrong = [
        makeCertificate({ names: [secureHost], by, until: '2021-01-01' }),
        makeCertificate({ names: ['elsewhere.example.org'], by }),
        makeCertificate({ names: [secureHost], by: makeCertificate({ names: [] }) }),
        makeCertificate({ names: [secureHost] }),
      ];
      for (const certificate of wrong) await served(lab, answer(200, good), 'insecure', undefined, { certificate, ca: by.cert });
      expect((await lab.health(sdn)).current).toBeNull();
      const right = { certificate: makeCertificate({ names: [secureHost], by }), ca: by.cert };
      await onServer(
        lab,
        async ({ server, refresh }) => {
          server.answer(answer(200, good));
          expect((await refresh()).state).toBe('accepted');
        },
        right,
      );
    },
  },
  {
    id: 'I30',
    title: 'a redirect to another host, to plain http, to an inside address',
    check: async (lab) => {
      await served(lab, redirect('http://www.treasury.gov/SDN.XML'), 'refused_host');
      await served(lab, redirect('https://169.254.169.254/latest'), 'refused_host');
      await served(lab, redirect('https://[::ffff:10.0.0.1]/'), 'refused_host');
      await served(lab, redirect('https://inside.example/'), 'refused_address');
      await served(lab, (request, reply) => void reply.writeHead(302, { location: request.url! }).end(), 'source_error');
    },
  },
  {
    id: 'I31',
    title: 'a validator that says “unchanged” of changed content',
    check: (lab) =>
      onServer(lab, async ({ server, refresh, world }) => {
        let body = good;
        server.answer((request, reply) => {
          if (request.headers['if-none-match']) reply.writeHead(304).end();
          else reply.writeHead(200, { etag: '"1"' }).end(body);
        });
        expect((await refresh()).state).toBe('accepted');
        body = sdnXml(parties(101));
        world.pass(1);
        expect((await refresh()).state).toBe('unchanged');
        world.pass(24);
        expect((await refresh()).state).toBe('accepted');
      }),
  },
  {
    id: 'I37',
    title: 'a file larger than any edition ever was, announced or inflated',
    check: async (lab) => {
      await served(lab, (_, reply) => void reply.writeHead(200, { 'content-length': '2000000000' }).write('x'), 'too_large');
      await served(lab, answer(200, gzipSync(Buffer.alloc(30_000_000)), { 'content-encoding': 'gzip' }), 'too_large');
    },
  },
];

interface Served {
  server: FaultServer;
  world: SourceWorld;
  refresh: (url?: string) => Promise<SourceRun>;
}

async function onServer(lab: ListLab, check: (served: Served) => Promise<void>, more: Circumstance = {}): Promise<void> {
  const server = await startFaultServer(more.certificate);
  const { world } = lab;
  const refresh = (url = server.url) => {
    const row = rowAt(`${url}/SDN.XML`);
    const limits = { rateAfterMs: 100, bytesPerSecondMin: 10_000, redirectsMax: 3, ...more.limits };
    const network = {
      allowLoopback: true,
      resolve: async (host: string) => [host === 'inside.example' ? '10.1.2.3' : '127.0.0.1'],
      ...(more.ca ? { ca: more.ca } : {}),
    };
    return refreshSource(
      sdn,
      { ...world, fetch: fetchSource({ plan: () => row, mirror: null, sample: null, network, limits }) },
      { row },
    );
  };
  try {
    await check({ server, world, refresh });
  } finally {
    await server.close();
  }
}

/** The catalog's row with its origin on loopback and small bounds. */
function rowAt(url: string): SourceRow {
  const row = sourceRow(sdn)!;
  const [format] = row.formats;
  return {
    ...row,
    hosts: ['127.0.0.1', 'inside.example', secureHost],
    bounds: { minRecords: 1, sentinels: [], bytesMax: 20_000_000 },
    formats: [{ ...format!, files: [{ name: 'SDN.XML', url }] }],
  };
}
