import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionRow } from '../../functions/manifest.ts';
import { buckets, type Guard, type GuardedCloud } from './guarded-cloud.ts';
import { readable, resourceOf, rightsOf, roleOf } from './rights.ts';
import { scratchDirectory } from './scratch-directory.ts';
import type { Synthesized } from './synthesize.ts';

export interface Deployed {
  /** Runs the handler once, as the cloud would, and gives its result. */
  invoke(event: unknown): Promise<unknown>;
  guard: Guard;
  /** Everything the function printed. */
  printed(): string;
  close(): Promise<void>;
}

/**
 * Starts a function from the synthesized asset, in a process that has nothing but the environment of the template: names of
 * tables resolved, endpoints those of the guarded cloud, and a key file where the template says KMS.
 */
export async function deploy(
  built: Synthesized,
  row: FunctionRow,
  cloud: GuardedCloud,
  more: Record<string, string> = {},
): Promise<Deployed> {
  const guard = await cloud.guard(rightsOf(roleOf(built, row.name)));
  const child = fork(join(import.meta.dirname, 'run-handler.ts'), [handlerFile(built, row)], {
    env: { ...environmentOf(built, row, guard), ...more },
    silent: true,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${row.name} does not load:\n${printed}`))),
  ]);
  const close = async () => {
    child.disconnect();
    await Promise.all([once(child, 'exit'), guard.close()]);
  };
  return { invoke: (event) => invoke(child, event), guard, printed: () => printed, close };
}

async function invoke(child: ChildProcess, event: unknown): Promise<unknown> {
  const answered = once(child, 'message');
  child.send(event as object);
  const [answer] = (await answered) as [{ result?: unknown; error?: string }];
  if (answer.error) throw new Error(answer.error);
  return answer.result;
}

/** The file Lambda would load: the asset of the function's code, and the path before `.handler`. */
function handlerFile(built: Synthesized, { name }: FunctionRow): string {
  const { Code, Handler } = resourceOf(built, `Function-${name}`).Properties;
  const { files } = JSON.parse(readFileSync(join(built.directory, 'Portcullis.assets.json'), 'utf8')); // of nested stacks, too
  const asset = files[Code.S3Key.replace(/\.zip$/, '')].source.path as string;
  return join(built.directory, asset, Handler.replace(/\.handler$/, '.mjs'));
}

function environmentOf(built: Synthesized, { name }: FunctionRow, guard: Guard): Record<string, string> {
  const { Variables } = resourceOf(built, `Function-${name}`).Properties.Environment;
  const resolved = Object.fromEntries(
    Object.entries(Variables).map(([key, value]) => [key, deployedName(readable(value) as string)]),
  );
  const { MASTER_KEY_ID, SIGNER, ...rest } = resolved;
  return {
    ...rest,
    ...(MASTER_KEY_ID ? { MASTER_KEY_FILE: keyFile } : {}),
    ...(SIGNER === 'none' ? { SIGNER } : {}), // a seed beside the key file signs in place of the key service
    DYNAMODB_ENDPOINT: guard.dynamo,
    S3_ENDPOINT: guard.s3,
    // What the Lambda runtime sets, and the one client that needs it here.
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_LAMBDA: guard.lambda,
  };
}

/** The embedded engine names tables by their logical names; functions stand under their logical ids. */
function deployedName(reference: string): string {
  return reference
    .replace(/^<Table(.+)>$/, '$1')
    .replace(/^<(Objects|Audit)>$/, (_, name: string) => buckets[name as keyof typeof buckets])
    .replace(/^<(Function.+)>$/, '$1');
}

const keyFile = join(scratchDirectory('key'), 'master.key');
