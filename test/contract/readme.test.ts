import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../edge/local-server.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../README.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text ?? '');
const curls = blocks('sh').filter((text) => text.startsWith('curl'));

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ origins: false });
  await server.refresh();
});
afterAll(() => server.close());

/** Runs a command of the README as printed, with the address of this test's server in place of the default one. */
async function run(command: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command.replaceAll('http://127.0.0.1:8787', server.url)]);
  return JSON.parse(stdout);
}

describe('the README', () => {
  it('screens its order and gets the printed answer', async () => {
    const printed = JSON.parse(blocks('json')[0] ?? 'null');
    expect(await run(curls[0] ?? '')).toMatchObject({
      ...printed,
      findings: expect.arrayContaining(printed.findings.map(containing)),
    });
  });

  it('asks at the warehouse door and is told to hold', async () => {
    expect(await run(curls[1] ?? '')).toMatchObject({ reference: 'SO-10482', effective: { action: 'hold' } });
  });

  it('prints no command that this test does not run, except the set-up', () => {
    expect(blocks('sh').filter((text) => !text.startsWith('curl'))).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n']);
    expect(curls).toHaveLength(2);
  });

  it('imports a client that exists', async () => {
    const { exports } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'));
    const [example = ''] = blocks('ts');
    const [, names = '', entry = ''] = /import \{ (.+) \} from 'portcullis\/(\w+)'/.exec(example) ?? [];
    const module: Record<string, unknown> = await import(resolve(import.meta.dirname, '../..', exports[`./${entry}`]));
    expect(names.split(', ').map((name) => typeof module[name])).toEqual(['function']);
  });
});

const containing = (value: unknown): unknown =>
  Array.isArray(value)
    ? expect.arrayContaining(value.map(containing))
    : value !== null && typeof value === 'object'
      ? expect.objectContaining(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, containing(member)])))
      : value;
