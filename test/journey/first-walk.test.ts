import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';
import { missing, referenceFile } from '../reference.ts';

/** The three lists of the first walk at full size, and the counts their own files state. */
const lists = [
  { id: 'us-csl', file: 'consolidated.json', entries: 25_921 },
  { id: 'us-ofac-sdn', file: 'SDN.XML', entries: 19_181 },
  { id: 'un-sc', file: 'consolidated.xml', entries: 1_000 },
];
const skip = lists.map(({ id, file }) => missing(`lists/${id}/${file}`)).includes(true);
const minutes = 60_000;

describe.skipIf(skip)('the first walk on full-size lists', { timeout: 5 * minutes }, () => {
  let server: TestServer;
  let mirror: string;
  beforeAll(async () => {
    mirror = await mkdtemp(join(tmpdir(), 'portcullis-mirror-'));
    for (const { id, file } of lists) {
      await mkdir(join(mirror, id));
      await symlink(referenceFile(`lists/${id}/${file}`) ?? '', join(mirror, id, file));
    }
    server = await testServer({ mirror });
    await server.refresh();
  }, 5 * minutes);
  afterAll(async () => {
    await server.close();
    await rm(mirror, { recursive: true });
  });

  it.each(lists)('counts every entry of $id', async ({ id, entries }) => {
    const { body } = await server.get(`/v1/sources/${id}`);
    expect([body.state, body.entries]).toEqual(['mirrored', entries]);
  });

  it('clears a clean order, completely', async () => {
    const { status, body } = await server.post('/v1/decisions', cleanOrder({ reference: 'W-1' }));
    expect([status, body.outcome, body.action, body.complete, body.gaps]).toEqual([201, 'clear', 'release', true, []]);
  });

  it.each([
    ['Almaz Antey Telecom', /almaz/i],
    ['LC Aircompany Kyrgyztransavia', /kyrgyztransavia/i],
    ['OJSC Krasnodar Regional Invest Bank', /krasnodar/i],
    ['Владимир Владимирович Путин', /putin/i],
  ])('holds an order of %s and cites the list with its edition', async (name, listed) => {
    const [buyer] = cleanOrder().parties;
    const { body } = await server.post(
      '/v1/decisions',
      cleanOrder({ reference: `W-${name}`, parties: [{ ...buyer, type: 'unknown', name }] }),
    );
    expect(body.action).toBe('hold');
    const found = body.findings.find(
      (one: { match?: { matchedName: string } }) => one.match && listed.test(one.match.matchedName),
    );
    expect(found.citations[0]).toMatchObject({ instrument: expect.any(String), edition: expect.stringMatching(/^20\d\d-/) });
  });

  it('finds a listed party named only in an address line', async () => {
    const [buyer] = cleanOrder().parties;
    const address = { lines: ['c/o SJ Semiconductor (Jiangyin) Corp', '9 Dongsheng West Road'], city: 'Jiangyin', country: 'CN' };
    const order = cleanOrder({ reference: 'W-co', parties: [{ ...buyer, address }] });
    const { body } = await server.post('/v1/decisions', order);
    expect(body.findings.map((one: { match?: { via: string } }) => one.match?.via)).toContain('address_line');
  });

  it('keeps the edition it serves when every origin is gone', async () => {
    for (const { id, file } of lists) await rm(join(mirror, id, file));
    await server.refresh();
    const [{ body }, { body: decision }] = await Promise.all([
      server.get('/v1/sources/un-sc'),
      server.post('/v1/decisions', cleanOrder({ reference: 'W-2' })),
    ]);
    expect([body.lastState, body.entries, decision.outcome]).toEqual(['failed', 1_000, 'clear']);
  });
});
