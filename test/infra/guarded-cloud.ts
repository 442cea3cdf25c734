import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { EmbeddedEngine } from '../../shared/store/embedded-engine.ts';
import { type FakeS3, fakeS3 } from '../store/fake-s3.ts';

export interface GuardedCloud {
  engine: EmbeddedEngine;
  objects: FakeS3;
  /** Endpoints that let through what `rights` allow and refuse the rest, as the cloud would. */
  guard(rights: readonly string[]): Promise<Guard>;
  close(): Promise<void>;
}

export interface Guard {
  dynamo: string;
  s3: string;
  /** Takes asynchronous invocations and drops them. */
  lambda: string;
  /** Calls that were refused. */
  denied: string[];
  close(): Promise<void>;
}

/** Names of the buckets by the logical ids they stand under. */
export const buckets = { Objects: 'objects', Audit: 'audit' } as const;

/** The embedded engine and a small S3, behind the rights of a role: a right that a function lacks shows here and not after deployment. */
export async function guardedCloud(): Promise<GuardedCloud> {
  const engine = await engineApart();
  const objects = await fakeS3();
  return {
    engine,
    objects,
    guard: (rights) => guard(rights, engine.endpoint, objects.endpoint),
    close: async () => void (await Promise.all([engine.close(), objects.close()])),
  };
}

/** On a thread of its own: what a test builds must not keep the tables waiting. */
async function engineApart(): Promise<EmbeddedEngine> {
  const worker = new Worker(new URL('../../functions/local/engine-worker.ts', import.meta.url), { workerData: { path: null } });
  const { endpoint } = await new Promise<{ endpoint: string }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const close = (): Promise<void> => {
    worker.postMessage('close');
    return new Promise((resolve) => worker.once('exit', () => resolve()));
  };
  return { endpoint, close };
}

async function guard(rights: readonly string[], engine: string, objects: string): Promise<Guard> {
  const denied: string[] = [];
  const check = (call: Call): boolean => {
    const allowed = rights.some((right) => allows(right, call));
    if (!allowed) denied.push(`${call.action} on ${call.resource}`);
    return allowed;
  };
  const dynamo = await serve(async (request, body, response) => {
    if (check(dynamoCall(request, body))) return forward(engine, request, body, response);
    end(
      response,
      400,
      'application/x-amz-json-1.0',
      JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException' }),
    );
  });
  const s3 = await serve(async (request, body, response) => {
    if (check(s3Call(request))) return forward(objects, request, body, response);
    end(response, 403, 'application/xml', '<Error><Code>AccessDenied</Code><Message>AccessDenied</Message></Error>');
  });
  const lambda = await serve((request, _, response) => {
    const name = /functions\/([^/]+)\/invocations/.exec(request.url ?? '')?.[1];
    end(response, check({ action: 'lambda:InvokeFunction', resource: `<${name}>` }) ? 202 : 403, 'application/json', '{}');
  });
  const close = async () => void (await Promise.all([dynamo.close(), s3.close(), lambda.close()]));
  return { dynamo: dynamo.endpoint, s3: s3.endpoint, lambda: lambda.endpoint, denied, close };
}

interface Call {
  action: string;
  /** As `rightsOf` writes resources. */
  resource: string;
  prefix?: string;
}

function dynamoCall(request: IncomingMessage, body: Buffer): Call {
  const operation = String(request.headers['x-amz-target']).split('.')[1];
  const {
    TableName,
    IndexName,
    RequestItems = {},
  } = JSON.parse(body.toString()) as {
    TableName?: string;
    IndexName?: string;
    RequestItems?: object;
  };
  const table = TableName ?? Object.keys(RequestItems).join('+'); // our batches ask one table each
  return { action: `dynamodb:${operation}`, resource: `<Table${table}>${IndexName ? `/index/${IndexName}` : ''}` };
}

function s3Call(request: IncomingMessage): Call {
  const url = new URL(request.url ?? '/', 'http://s3');
  if (url.searchParams.has('list-type'))
    return { action: 's3:ListBucket', resource: `<${bucketAt(url)}>`, prefix: url.searchParams.get('prefix') ?? '' };
  const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/');
  const action = { PUT: 's3:PutObject', DELETE: 's3:DeleteObject' }[request.method ?? ''] ?? 's3:GetObject';
  return { action, resource: `<${bucketAt(url)}>/${key}` };
}

function bucketAt({ pathname }: URL): string {
  const [, name] = pathname.split('/');
  return Object.entries(buckets).find(([, known]) => known === name)?.[0] ?? 'unknown';
}

/** A right as `rightsOf` writes it: `action on resource[ if condition]`, a final `*` standing for any rest. */
function allows(right: string, call: Call): boolean {
  const [statement = '', condition] = right.split(' if ');
  const [action, resource = ''] = statement.split(' on ');
  if (action !== call.action || !covers(resource, call.resource)) return false;
  if (!condition || call.prefix === undefined) return true;
  const prefixes = (JSON.parse(condition) as { StringLikeIfExists: { 's3:prefix': string[] } }).StringLikeIfExists['s3:prefix'];
  return prefixes.some((allowed) => covers(allowed, call.prefix ?? ''));
}

function covers(pattern: string, value: string): boolean {
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern;
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

type Answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void> | void;

async function serve(answer: Answer): Promise<{ endpoint: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    await answer(request, Buffer.concat(chunks), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { endpoint, close };
}

/** Passes a request on, byte for byte, and its answer back. */
function forward(to: string, { method, url, headers }: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    const onward = send(new URL(url ?? '/', to), { method: method ?? 'GET', headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response).on('finish', resolve);
    });
    onward.on('error', reject).end(body);
  });
}
