import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { handler } from '../../functions/http/openapi.ts';
import { handler as screen } from '../../functions/http/screen-order.ts';

type Handle = (event: object, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

const ask = async (handle: unknown, authorizer: object | undefined, more: object = {}) => {
  const event = {
    version: '2.0',
    headers: {},
    requestContext: { requestId: 'req-1', authorizer },
    isBase64Encoded: false,
    ...more,
  };
  const result = await (handle as Handle)(event, {});
  return { status: result.statusCode, body: JSON.parse(result.body ?? 'null'), headers: result.headers ?? {} };
};

describe('who asks', () => {
  test('nobody is let in without a word of the gateway', async () => {
    for (const authorizer of [
      undefined,
      {},
      { lambda: {} },
      { lambda: { scopes: '*' } },
      { iam: {} },
      { jwt: { claims: { sub: 'x' } } },
    ]) {
      const { status, body } = await ask(handler, authorizer);
      expect([status, body.code, body.requestId]).toEqual([401, 'unauthenticated', 'req-1']);
    }
  });

  test('a key does what its scopes name and nothing else', async () => {
    const { status, body } = await ask(screen, { lambda: { caller: 'key_1', scopes: 'decisions:read parties:read' } });
    expect([status, body.code, body.detail]).toEqual([403, 'forbidden', 'needs scope `decisions:write`']);
  });

  test('a scope is a whole word', async () => {
    for (const scopes of ['decisions', 'decisions:write2', 'xdecisions:write', 'DECISIONS:WRITE', ''])
      expect((await ask(screen, { lambda: { caller: 'key_1', scopes } })).status).toBe(403);
  });

  test('a route without a scope is open to every known caller', async () => {
    for (const authorizer of [{ lambda: { caller: 'key_1', scopes: '' } }, { iam: { userArn: 'arn:aws:iam::1:user/shop' } }])
      expect((await ask(handler, authorizer)).status).toBe(200);
  });

  test('a known caller gets as far as its body', async () => {
    const allowed = { lambda: { caller: 'key_1', scopes: 'decisions:write' } };
    expect((await ask(screen, allowed, { body: '{}' })).body.code).toBe('unsupported_media_type');
    const typed = { headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '{}' };
    expect((await ask(screen, allowed, typed)).body.errors.map((one: { pointer: string }) => one.pointer)).toEqual([
      '/reference',
      '/parties',
    ]);
  });

  test('a body in base64 is read like one in text', async () => {
    const allowed = { lambda: { caller: 'key_1', scopes: 'decisions:write' } };
    const encoded = {
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"x":1}').toString('base64'),
      isBase64Encoded: true,
    };
    expect((await ask(screen, allowed, encoded)).body.errors.map((one: { pointer: string }) => one.pointer)).toContain('/x');
  });
});
