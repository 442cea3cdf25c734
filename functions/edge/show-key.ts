import type { ApiKey } from '../../shared/model/api-key.ts';

/** A key as the API shows it: never a secret or its hash. */
export function showKey({ secrets, revision: _revision, ...key }: ApiKey) {
  return { ...key, secrets: secrets.map(({ createdAt, until }) => ({ createdAt, until })) };
}
