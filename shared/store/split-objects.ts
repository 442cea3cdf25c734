import type { ObjectStore } from '../flows/world.ts';

/** One object store of two: what lies under a prefix has a place of its own, with its own locks and rights. */
export function splitObjects(objects: ObjectStore, prefix: string, apart: ObjectStore): ObjectStore {
  const place = (key: string): ObjectStore => (key.startsWith(prefix) ? apart : objects);
  return {
    get: (key) => place(key).get(key),
    put: (key, bytes) => place(key).put(key, bytes),
    has: (key) => place(key).has(key),
    list: (start) => place(start).list(start),
    delete: (key) => place(key).delete(key),
  };
}
