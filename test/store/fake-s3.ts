import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeS3 {
  endpoint: string;
  /** `<bucket>/<key>` to bytes, for a test to look at or to damage. */
  stored: Map<string, Buffer>;
  close(): Promise<void>;
}

/** The part of the S3 protocol our driver speaks, path style, as its documentation describes it. */
export async function fakeS3(): Promise<FakeS3> {
  const stored = new Map<string, Buffer>();
  const server = createServer((request, response) => void answer(stored, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { endpoint, stored, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function answer(stored: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://s3');
  const path = decodeURIComponent(url.pathname.slice(1));
  if (request.method === 'PUT') return put(stored, path, request, response);
  if (request.method === 'DELETE') {
    stored.delete(path);
    return void response.writeHead(204).end();
  }
  if (url.searchParams.has('list-type'))
    return list(stored, path.replace(/\/$/, ''), url.searchParams.get('prefix') ?? '', response);
  const bytes = stored.get(path);
  if (!bytes) return fault(response, 404, 'NoSuchKey');
  response.writeHead(200, { 'content-length': bytes.length, 'x-amz-checksum-sha256': firstChecksums.get(path) ?? sha256(bytes) });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** The checksum a key was written with: a damaged object keeps it, and the reader must notice. */
const firstChecksums = new Map<string, string>();

async function put(stored: Map<string, Buffer>, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (request.headers['content-encoding'] === 'aws-chunked') return fault(response, 501, 'NotImplemented');
  const declared = request.headers['x-amz-checksum-sha256'];
  if (declared !== sha256(bytes)) return fault(response, 400, 'BadDigest');
  if (request.headers['if-none-match'] === '*' && stored.has(path)) return fault(response, 412, 'PreconditionFailed');
  stored.set(path, bytes);
  firstChecksums.set(path, sha256(bytes));
  response.writeHead(200, { etag: '"x"' }).end();
}

function list(stored: Map<string, Buffer>, bucket: string, prefix: string, response: ServerResponse): void {
  const keys = [...stored.keys()]
    .filter((path) => path.startsWith(`${bucket}/${prefix}`))
    .map((path) => path.slice(bucket.length + 1));
  const contents = keys.sort().map((key) => `<Contents><Key>${key}</Key></Contents>`);
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`);
}

function fault(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64');
