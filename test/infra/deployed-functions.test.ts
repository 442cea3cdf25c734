import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionRow, manifest } from '../../functions/manifest.ts';
import { type Deployed, deploy } from './deployed-function.ts';
import { type Call, gatewayEvent } from './gateway-event.ts';
import { type GuardedCloud, guardedCloud } from './guarded-cloud.ts';
import { scratchDirectory } from './scratch-directory.ts';
import { seedEdition } from './seed-edition.ts';
import { ofType, type Synthesized, synthesize } from './synthesize.ts';

const rows: readonly FunctionRow[] = manifest;
let built: Synthesized;
let cloud: GuardedCloud;
const deployed = new Map<string, Deployed>();

beforeAll(async () => {
  built = synthesize();
  cloud = await guardedCloud();
  await seedEdition(cloud);
}, 180_000);

afterAll(async () => {
  await Promise.all([...deployed.values()].map((one) => one.close()));
  await cloud?.close();
});

const order = {
  reference: 'SO-10482',
  shipFrom: { country: 'US' },
  destination: { country: 'RW', city: 'Kigali' },
  parties: [
    { id: 'buyer', roles: ['purchaser', 'ultimate_consignee'], type: 'person', name: 'Eric Badege', address: { country: 'RW' } },
  ],
  items: [{ id: '1', description: 'Office chairs', classification: { us: 'EAR99' } }],
};

describe('the bundled functions, on events of the gateway and within their rights', () => {
  test('screen an order, store the decision and answer it again', async () => {
    const first = await call({ route: 'POST /v1/decisions', headers: { 'idempotency-key': 'k1' }, body: order });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ reference: 'SO-10482', action: 'hold', complete: false });
    expect(first.body.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'party.name_match', party: 'buyer' })]),
    );
    const again = await call({ route: 'POST /v1/decisions', headers: { 'idempotency-key': 'k1' }, body: order });
    expect([again.status, again.headers['idempotent-replayed'], again.body.id]).toEqual([200, 'true', first.body.id]);
    const other = await call({
      route: 'POST /v1/decisions',
      headers: { 'idempotency-key': 'k1' },
      body: { ...order, via: ['TR'] },
    });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const stored = await call({ route: 'GET /v1/decisions/{id}', parameters: { id: first.body.id } });
    expect([stored.status, stored.body.digest]).toEqual([200, first.body.digest]);
    const door = await call({ route: 'GET /v1/orders/{reference}', parameters: { reference: 'SO-10482' } });
    expect(door.status).toBe(200);
    const listed = await call({ route: 'GET /v1/decisions', query: { reference: 'SO-10482' } });
    expect(listed.body.data).toHaveLength(1);
  });

  test('refuse what is malformed, with a pointer, and who is unknown', async () => {
    const bad = await call({ route: 'POST /v1/decisions', body: { ...order, parties: [] } });
    expect([bad.status, bad.body.code]).toEqual([400, 'invalid_request']);
    expect(bad.body.errors[0].pointer).toBe('/parties');
    const event = gatewayEvent({ route: 'POST /v1/decisions', body: order });
    delete (event.requestContext as { authorizer?: unknown }).authorizer;
    const stranger = (await (await running('POST /v1/decisions')).invoke(event)) as APIGatewayProxyStructuredResultV2;
    expect(stranger.statusCode).toBe(401);
  });

  test('print no name, no address and no order reference', async () => {
    await call({ route: 'POST /v1/decisions', body: { ...order, reference: 'SO-SECRET' } });
    const printed = (await running('POST /v1/decisions')).printed();
    expect(printed).toContain('"route"');
    expect(printed).not.toMatch(/badege|kigali|SO-/i);
  });
});

describe('every bundled function behind the gateway', () => {
  const doors = rows.flatMap((row) => ('route' in row.on ? [{ route: row.on.route, row }] : []));

  test.each(doors)('answers $route without a fault and without a right it lacks', async ({ route, row }) => {
    const fresh = await deploy(built, row, cloud); // a cold start each: what one call loads must not help the next
    const answer = await ask(fresh, { ...exampleOf(route), route });
    await fresh.close();
    const bugs = fresh
      .printed()
      .split('\n')
      .filter((line) => line.includes('"bug"'));
    expect({ denied: fresh.guard.denied, bugs }).toEqual({ denied: [], bugs: [] });
    expect(answer.status < 500 || answer.status === 503, `status ${answer.status}`).toBe(true);
  });
});

describe('the bundled jobs', () => {
  test('seal what the stream tells of at once, within their rights, and tell nothing twice', async () => {
    const { body } = await call({ route: 'POST /v1/decisions', body: { ...order, reference: 'SO-10490' } });
    const Keys = { pk: { S: body.id }, sk: { S: 'DECISION' } };
    const written = { eventName: 'INSERT', dynamodb: { ApproximateCreationDateTime: Date.now() / 1000, Keys } };
    const watch = rows.find(({ name }) => name === 'watch') as FunctionRow;
    const job = await deploy(built, watch, cloud);
    for (let time = 0; time < 2; time++) await job.invoke({ Records: [written] });
    await job.close();
    expect(job.guard.denied).toEqual([]);
    const proof = await call({ route: 'GET /v1/audit/proof', query: { decision: body.id } });
    expect([proof.status, proof.body.record.id]).toEqual([200, `${body.id}/DECISION`]);
    const { data } = (await call({ route: 'GET /v1/audit' })).body;
    expect(data.filter((one: { record: { id: string } }) => one.record.id.startsWith(body.id))).toHaveLength(1);
    expect([...cloud.objects.stored.keys()].some((key) => key.startsWith('audit/audit/checkpoint/'))).toBe(true);
  });

  const refresh = rows.find(({ on }) => 'schedule' in on && on.perSource);

  test('end a refresh with the line that alarms count, within their rights', async () => {
    expect(refresh).toBeDefined(); // a manifest that lost the row fails here instead of skipping
    const job = await deploy(built, refresh as FunctionRow, cloud, { LISTS_MIRROR: scratchDirectory('mirror') });
    const schedule = ofType(built, 'AWS::Scheduler::Schedule').find(({ Properties }) =>
      Properties.Description.startsWith(`${refresh?.name}-`),
    );
    await job.invoke(JSON.parse(schedule?.Properties.Target.Input));
    await job.close();
    expect(job.guard.denied).toEqual([]);
    const counted = ofType(built, 'AWS::Logs::MetricFilter').filter(({ Properties }) =>
      countsAny(Properties.FilterPattern, job.printed()),
    );
    expect(counted.map(({ Properties }) => Properties.MetricTransformations[0].MetricName)).toEqual(['RefreshFailed']);
  });
});

/** Requests that mean something; other routes get a well-formed one about nothing. */
const examples: Record<string, Omit<Call, 'route'>> = {
  'POST /v1/decisions': { body: { ...order, reference: 'SO-10483' } },
  'POST /v1/parties/search': { body: { name: 'Eric Badege' } },
  'POST /v1/parties/compare': { body: { pairs: [{ query: { name: 'Eric Badege' }, candidate: { names: ['Badege, Eric'] } }] } },
  'GET /v1/sources/{id}': { parameters: { id: 'un-sc' } },
};

function exampleOf(route: string): Omit<Call, 'route'> {
  const parameters = Object.fromEntries([...route.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'un-sc']));
  return examples[route] ?? { parameters, ...(route.startsWith('GET') ? {} : { body: {} }) };
}

async function running(route: string): Promise<Deployed> {
  const row = rows.find(({ on }) => 'route' in on && on.route === route);
  if (!row) throw new Error(`no row serves ${route}`);
  const known = deployed.get(row.name) ?? (await deploy(built, row, cloud));
  deployed.set(row.name, known);
  return known;
}

async function call(request: Call) {
  return ask(await running(request.route), request);
}

async function ask(one: Deployed, request: Call) {
  const result = (await one.invoke(gatewayEvent(request))) as APIGatewayProxyStructuredResultV2;
  const isJson = String(result.headers?.['content-type']).includes('json');
  return {
    status: result.statusCode ?? 0,
    headers: result.headers ?? {},
    body: isJson ? JSON.parse(result.body ?? 'null') : result.body,
  };
}

/** Whether CloudWatch would count one of the lines: `{ $.a = "x" && ($.b.c = "y" || …) }`. */
function countsAny(pattern: string, printed: string): boolean {
  const lines = printed.split('\n').filter((line) => line.startsWith('{'));
  return lines.some((line) => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const plain = pattern.slice(1, -1).replaceAll(' IS TRUE', ' = true');
    const holds = plain.replace(/\$\.([\w.]+) = ("[^"]*"|true)/g, (_, path: string, text: string) => {
      const value = path
        .split('.')
        .reduce<unknown>((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], entry);
      return String(value === JSON.parse(text));
    });
    return evaluate(holds);
  });
}

/** `true && (false || true)`. */
function evaluate(expression: string): boolean {
  let text = expression.replaceAll(' ', '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/\((true|false)\)/g, '$1')
      .replace(/(true|false)\|\|(true|false)/, (_, a, b) => String(a === 'true' || b === 'true'))
      .replace(/(true|false)&&(true|false)/, (_, a, b) => String(a === 'true' && b === 'true'));
  }
  return text === 'true';
}
