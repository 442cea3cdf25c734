import type { ObjectStore } from '../../shared/flows/world.ts';
import { canaries } from '../edge/canary-watch.ts';

/** A real, if forgetful, driver of the object store for tests that keep few objects. */
export function memoryObjects(): ObjectStore {
  const kept = new Map<string, Uint8Array>();
  return {
    get: async (key) => kept.get(key) ?? null,
    put: async (key, bytes) => {
      canaries.look('object key', key);
      if (!kept.has(key)) kept.set(key, bytes.slice());
    },
    has: async (key) => kept.has(key),
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)).sort(),
    delete: async (key) => {
      kept.delete(key);
    },
  };
}
