import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../model/api-key.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Stored, World } from './world.ts';

/** Scanners for leaked secrets find keys by this word. */
const word = 'ptc';
const hourMs = 3_600_000;
/** A longer overlap is not a rotation. */
const overlapHoursMax = 720;

type Ports = Pick<World, 'policy' | 'clock'>;

export interface IssuedKey {
  key: ApiKey;
  /** Shown once; only its hash is kept. */
  secret: string;
}

export interface KeyRequest {
  name: string;
  scopes: string[];
  reach: ApiKey['reach'];
  expiresAt: string | null;
  createdBy: string;
}

/** A new key with its secret. */
export async function issueKey(request: KeyRequest, world: Ports): Promise<IssuedKey> {
  const createdAt = world.clock.now().toISOString();
  const id = world.clock.newId('key').replace(/[^A-Za-z0-9_]/g, '');
  const secret = secretOf(id, world);
  const secrets = [{ hash: hashOf(secret), createdAt, until: null }];
  const key: ApiKey = { id, ...request, createdAt, revokedAt: null, secrets, revision: 1 };
  if (!(await world.policy.put('API_KEY', id, key, null))) throw new Error('a new key met an old one of the same id');
  return { key, secret };
}

/** A new secret for the same caller; the old one is accepted for `overlapHours` more, so that a fleet can change over. */
export async function rotateKey(
  id: string,
  { overlapHours, version }: { overlapHours: number; version: number | null },
  world: Ports,
): Promise<Result<IssuedKey>> {
  const stored = await findKey(id, world);
  if (!stored || stored.value.revokedAt) return fail('not_found', 'no such key');
  if (version !== null && version !== stored.revision) return changedMeanwhile;
  const now = world.clock.now();
  const until = new Date(now.getTime() + Math.min(overlapHours, overlapHoursMax) * hourMs).toISOString();
  const secret = secretOf(id, world);
  const kept = stored.value.secrets
    .filter((one) => one.until === null || one.until > now.toISOString())
    .map((one) => ({ ...one, until: one.until === null || one.until > until ? until : one.until }));
  const secrets = [{ hash: hashOf(secret), createdAt: now.toISOString(), until: null }, ...kept];
  const key = { ...stored.value, secrets, revision: stored.revision + 1 };
  return (await world.policy.put('API_KEY', id, key, stored.revision)) ? ok({ key, secret }) : raced;
}

export async function revokeKey(id: string, version: number | null, world: Ports): Promise<Result<ApiKey>> {
  const stored = await findKey(id, world);
  if (!stored) return fail('not_found', 'no such key');
  if (version !== null && version !== stored.revision) return changedMeanwhile;
  const revokedAt = stored.value.revokedAt ?? world.clock.now().toISOString();
  const key = { ...stored.value, revokedAt, secrets: [], revision: stored.revision + 1 };
  return (await world.policy.put('API_KEY', id, key, stored.revision)) ? ok(key) : raced;
}

export async function listKeys(
  limit: number,
  after: string | null,
  world: Ports,
): Promise<{ data: ApiKey[]; next: string | null }> {
  const found = await world.policy.list<ApiKey>('API_KEY', { ...(after ? { from: `${after}!` } : {}), limit: limit + 1 });
  const data = found.slice(0, limit).map(({ value }) => value);
  return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
}

/** The key behind a presented secret, or null: unknown, revoked, expired and rotated-out are all the same to the caller. */
export async function authenticateKey(secret: string, world: Ports): Promise<ApiKey | null> {
  const [prefix, id] = secret.split('.');
  if (prefix !== word || !id || secret.length > 200) return null;
  const stored = await findKey(id, world);
  const now = world.clock.now().toISOString();
  const key = stored?.value;
  if (!key || key.revokedAt || (key.expiresAt !== null && key.expiresAt <= now)) return null;
  const presented = Buffer.from(hashOf(secret));
  const accepted = key.secrets.some(
    ({ hash, until }) => (until === null || now < until) && timingSafeEqual(Buffer.from(hash), presented),
  );
  return accepted ? key : null;
}

const findKey = (id: string, world: Ports): Promise<Stored<ApiKey> | null> => world.policy.get<ApiKey>('API_KEY', id);

/** Ids of the clock end in 64 random bits: four of them make a secret of 256. */
function secretOf(id: string, { clock }: Ports): string {
  const random = Array.from({ length: 4 }, () => clock.newId('s').slice(-16)).join('');
  return `${word}.${id}.${random}`;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const changedMeanwhile = fail('precondition_failed', 'the key has changed since you last saw it');
const raced = fail('conflict', 'the key was changed at the same moment: try again');
