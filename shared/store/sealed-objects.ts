import type { ObjectStore } from '../flows/world.ts';
import type { Vault } from './vault.ts';

/**
 * An object store that encrypts what lies under these prefixes. Keys are hashes of the plain bytes, so the same content is still
 * stored once. What was written plainly before is read as it is.
 */
export function sealedObjects(objects: ObjectStore, vault: Vault, prefixes: readonly string[]): ObjectStore {
  const isSealed = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
  return {
    ...objects,
    get: async (key) => {
      const bytes = await objects.get(key);
      return bytes && isSealed(key) ? vault.open(bytes) : bytes;
    },
    put: async (key, bytes) => objects.put(key, isSealed(key) ? await vault.seal(bytes, new Date().toISOString()) : bytes),
  };
}
