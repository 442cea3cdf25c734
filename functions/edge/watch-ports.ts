import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { signerFromSeed } from '../../shared/decisions/audit/signed-note.ts';
import type { Receivers, Signer, WatchKeys, WatchWorld, World } from '../../shared/flows/world.ts';
import { fail, ok } from '../../shared/model/result.ts';
import { guardedRequest, readUrl } from '../../shared/net/guarded-request.ts';
import { documentStore } from '../../shared/store/document-store.ts';
import type { OpenTable } from '../../shared/store/dynamodb.ts';
import { recentRecords } from '../../shared/store/recent-records.ts';
import type { Vault } from '../../shared/store/vault.ts';

type Environment = Record<string, string | undefined>;

/** A receiver that needs longer is as good as down; the next attempt comes. */
const postMs = 10_000;
const answerBytesMax = 64 * 1024;
/** A page of 200 notices of 50 kB at worst. */
const pageBytesMax = 16 * 1024 * 1024;
const secretBytes = 32;
const activeDays = 90;

/** The ports of the watch over the same tables and keys as the rest of the world. */
export function watchPorts(
  environment: Environment,
  table: OpenTable,
  vault: Vault,
  shards: number,
): Omit<WatchWorld, keyof World> & Pick<WatchWorld, 'documents' | 'keys'> {
  const origin = environment.PORTCULLIS_ORIGIN ?? 'portcullis.local';
  let keys: Promise<WatchKeys> | null = null;
  return {
    documents: documentStore(table('journal')),
    recent: recentRecords(table('decisions'), { shards }),
    keys: () => {
      keys ??= unlock(origin, vault, environment.SIGNER).catch((error: unknown) => {
        keys = null; // a key service that was away for a moment is asked again
        throw error;
      });
      return keys;
    },
    receivers: receiversFrom(environment.RECEIVERS_ON_LOOPBACK === 'true'),
    watch: {
      origin,
      activeDays,
      flipShareMax: 0.005,
      flipsMin: 20,
      whenIdle: environment.WATCH_WHEN_IDLE === 'stay' ? 'stay' : 'leave',
    },
  };
}

async function unlock(origin: string, vault: Vault, signer: string | undefined): Promise<WatchKeys> {
  const [signs, keyBytes] = await Promise.all([signerOf(origin, vault, signer), vault.key('fingerprint')]);
  const hashKey = createSecretKey(keyBytes); // made once: each order is hashed a dozen times
  return { signer: signs, fingerprint: (text) => createHmac('sha256', hashKey).update(text).digest('hex') };
}

/** A key of the key service by its ARN, none for functions that sign nothing, or a seed that lies wrapped like every data key. */
async function signerOf(origin: string, vault: Vault, signer: string | undefined): Promise<Signer> {
  if (signer === undefined) return signerFromSeed(origin, await vault.key('signer'));
  if (signer !== 'none') return (await import('../../shared/store/kms-signer.ts')).kmsSigner(origin, signer);
  const sign = () => Promise.reject(new Error('this function has no signing key: see its row in the manifest'));
  return { name: origin, publicKey: new Uint8Array(), sign };
}

function receiversFrom(allowLoopback: boolean): Receivers {
  const guard = { allowLoopback };
  return {
    check: (url) => {
      const read = readUrl(url, guard);
      return read.ok ? ok(read.value.href) : read;
    },
    post: async (url, headers, body) => {
      const answer = await guardedRequest({ method: 'POST', url, headers, body, timeoutMs: postMs, answerBytesMax }, guard);
      return answer.ok ? ok(answer.value.status) : answer;
    },
    get: async (url, headers) => {
      const answer = await guardedRequest(
        { method: 'GET', url, headers, timeoutMs: postMs, answerBytesMax: pageBytesMax },
        guard,
      );
      if (!answer.ok) return answer;
      return answer.value.status === 200 ? ok(answer.value.body) : fail('refused', `the peer answered ${answer.value.status}`);
    },
    newSecret: () => randomBytes(secretBytes),
  };
}
