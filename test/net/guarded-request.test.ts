import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type GuardedRequest, guardedRequest, readUrl } from '../../shared/net/guarded-request.ts';
import { refusedAddress } from '../../shared/net/refused-address.ts';

const guarded = { allowLoopback: false };
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const post = (url: string): GuardedRequest => ({
  method: 'POST',
  url,
  headers: {},
  body: 'x',
  timeoutMs: 1000,
  answerBytesMax: 1000,
});

describe('an address somebody else chose', () => {
  for (const address of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...['198.18.0.1', '192.0.2.1', '240.0.0.1', '::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:169.254.169.254',
      '::127.0.0.1',
      '::a9fe:a9fe',
      '64:ff9b::a9fe:a9fe',
      '2002:7f00:1::',
      '2001::1',
      'x',
    ],
  ]) {
    it(`is refused when it is ${address}`, () => expect(refusedAddress(address)).not.toBeNull());
  }

  it('is accepted when it is public', () => {
    for (const address of ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14']) {
      expect(refusedAddress(address)).toBeNull();
    }
  });
});

describe('a URL somebody else chose', () => {
  for (const url of [
    ...[
      'http://example.com/',
      'ftp://example.com/',
      'https://user:pass@example.com/',
      'https://example.com:8443/',
      'relative',
      '',
    ],
    ...[
      'https://169.254.169.254/',
      'https://2852039166/',
      'https://0xa9fea9fe/',
      'https://0251.0376.0251.0376/',
      'https://127.1/',
    ],
    ...[
      'https://①②⑦.0.0.1/',
      'https://[::1]/',
      'https://[::ffff:127.0.0.1]/',
      'https://[::127.0.0.1]/',
      'http://127.0.0.1/',
      'https://0/',
    ],
  ]) {
    it(`is refused when it is \`${url}\``, () => expect(readUrl(url, guarded).ok).toBe(false));
  }

  it('is refused when any address of its name is private, and nothing is contacted', async () => {
    let contacted = 0;
    const url = await serve((_, answer) => answer.end(String(contacted++)));
    const port = new URL(url).port;
    const resolve = async () => ['93.184.215.14', '127.0.0.1'];
    const answer = await guardedRequest(post(`https://rebinding.test/`), { allowLoopback: false, resolve });
    expect(answer).toMatchObject({ ok: false, trouble: { code: 'refused_address' } });
    expect(await guardedRequest(post(`http://rebinding.test:${port}/`), { allowLoopback: false, resolve })).toMatchObject({
      ok: false,
    });
    expect(contacted).toBe(0);
  });
});

describe('a guarded request', () => {
  it('reaches loopback only where development allows it', async () => {
    const url = await serve((_, answer) => answer.end('hello'));
    expect(await guardedRequest(post(url), guarded)).toMatchObject({ ok: false });
    expect(await guardedRequest(post(url), { allowLoopback: true })).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('resolves the name once and connects to the address it checked', async () => {
    const url = await serve((_, answer) => answer.end('hello'));
    let asked = 0;
    const resolve = async () => [asked++ === 0 ? '127.0.0.1' : '10.0.0.1'];
    const answer = await guardedRequest(post(url.replace('127.0.0.1', 'localhost')), { allowLoopback: true, resolve });
    expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    expect(asked).toBe(1);
  });

  it('follows no redirect', async () => {
    const url = await serve((_, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await guardedRequest(post(url), { allowLoopback: true })).toMatchObject({ ok: true, value: { status: 302 } });
  });

  it('gives up on an answer that drips or never ends', async () => {
    const slow = await serve((_, answer) => answer.write('x'));
    const trouble = await guardedRequest({ ...post(slow), timeoutMs: 50 }, { allowLoopback: true });
    expect(trouble).toMatchObject({ ok: false, trouble: { code: 'timeout' } });
    const endless = await serve((_, answer) => answer.end('x'.repeat(2000)));
    expect(await guardedRequest(post(endless), { allowLoopback: true })).toMatchObject({
      ok: false,
      trouble: { code: 'too_large' },
    });
  });
});
