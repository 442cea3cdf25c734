import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenEdition } from '../edge/given-edition.ts';
import { type TestServer, testServer } from '../edge/local-server.ts';
import { cleanOrder } from '../edge/orders.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  await givenEdition(server.world);
});
afterAll(() => server.close());

interface Reply {
  status: number;
  outcome: string;
  action: string;
  complete: boolean;
  headline: string;
  codes: string[];
  findings: { code: string; outcome: string; citations: { instrument: string }[] }[];
}

let sent = 0;
async function decide(destination: object, change: object = {}): Promise<Reply> {
  sent += 1;
  const [buyer] = cleanOrder().parties;
  const parties = [{ ...buyer, address: { lines: ['Main Street 4'], ...destination } }];
  const { status, body } = await server.post(
    '/v1/decisions',
    cleanOrder({ reference: `ED-${sent}`, destination, parties, ...change }),
  );
  return { status, ...body, codes: body.findings.map((one: { code: string }) => one.code) };
}

describe('an order whose destination decides it', () => {
  it.each([
    [{ country: 'UA', city: 'Simferopol' }],
    [{ country: 'RU', city: 'Феодосия', postalCode: '298100' }],
    [{ country: 'Crimea', city: 'Yalta' }],
    [{ country: 'UA', region: 'UA-40' }],
  ])('is refused with citations for Crimea as %j', async (destination) => {
    const decision = await decide(destination);
    expect([decision.status, decision.outcome, decision.action]).toEqual([201, 'prohibited', 'refuse']);
    const finding = decision.findings.find((one) => one.code === 'destination.region');
    expect(finding?.citations.map((one) => one.instrument)).toContain('Executive Order 13685');
    expect(decision.headline).toMatch(/^Refused: /);
  });

  it.each(['IR', 'Iran (Islamic Republic of)', 'KP', "Democratic People's Republic of Korea"])(
    'is refused for %s',
    async (country) => {
      const decision = await decide({ country });
      expect([decision.outcome, decision.action]).toEqual(['prohibited', 'refuse']);
    },
  );

  it('is held for Cuba with the exceptions that may fit', async () => {
    const decision = await decide({ country: 'CU', city: 'La Habana' });
    expect([decision.outcome, decision.action]).toEqual(['license_required', 'hold']);
  });

  it('is held for an unknown country, and for none', async () => {
    for (const destination of [{ country: 'Korea' }, { country: null }]) {
      const decision = await decide(destination);
      expect(decision.action).toBe('hold');
      expect(decision.codes).toContain('destination.unresolved');
    }
  });

  it('is released for Crimea in Ohio, from a shop in Ohio', async () => {
    const decision = await decide({ country: 'US', region: 'Ohio', city: 'Crimea' });
    expect([decision.outcome, decision.action, decision.complete]).toEqual(['clear', 'release', true]);
  });

  it('is released for Kyiv', async () => {
    const decision = await decide({ country: 'UA', city: 'Kyiv', postalCode: '01001' });
    expect([decision.outcome, decision.action]).toEqual(['clear', 'release']);
  });
});
