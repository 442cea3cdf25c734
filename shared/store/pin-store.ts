import { createHash } from 'node:crypto';
import type { DecisionRecord } from '../flows/world.ts';
import type { PinnedSource } from '../model/decision.ts';
import { packEvidence, unpackEvidence } from './pack-evidence.ts';
import type { Table } from './table.ts';

/**
 * Every decision under one edition pins the same list of sources: it is kept once, by content hash, and each record only
 * names it. The hashes of thirty lists would otherwise double the size, and the price, of an ordinary decision.
 */
export interface PinStore {
  /** The record with its pinned sources replaced by their hash. */
  fold(record: DecisionRecord): Promise<unknown>;
  unfold(folded: DecisionRecord): Promise<DecisionRecord>;
}

const rememberedMax = 64; // editions a process sees are few; replaying old decisions must not grow memory without bound

export function pinStore(table: Table): PinStore {
  const remembered = new Map<string, PinnedSource[]>();
  const remember = (hash: string, sources: PinnedSource[]) => {
    if (remembered.size >= rememberedMax) remembered.clear();
    remembered.set(hash, sources);
    return sources;
  };
  return {
    async fold(record) {
      const { sources } = record.decision.pinned;
      const hash = hashOf(sources);
      if (!remembered.has(hash)) {
        await table.put({ ...keyOf(hash), e: packEvidence(sources) }, { absent: true });
        remember(hash, sources);
      }
      return withSources(record, hash);
    },
    async unfold(folded) {
      const hash = String(folded.decision.pinned.sources);
      const sources = remembered.get(hash) ?? remember(hash, await read(table, hash));
      return withSources(folded, sources) as DecisionRecord;
    },
  };
}

const keyOf = (hash: string) => ({ pk: `PINS#${hash}`, sk: 'PINS' });
const hashOf = (sources: PinnedSource[]) => createHash('sha256').update(JSON.stringify(sources)).digest('base64url').slice(0, 22);

async function read(table: Table, hash: string): Promise<PinnedSource[]> {
  const item = await table.get(keyOf(hash));
  if (!(item?.e instanceof Uint8Array)) throw new Error(`pinned sources \`${hash}\` of a decision are missing`);
  return unpackEvidence(item.e) as PinnedSource[];
}

/** Keeps the order of keys, so that a record reads back byte for byte. */
function withSources(record: DecisionRecord, sources: string | PinnedSource[]): unknown {
  return { ...record, decision: { ...record.decision, pinned: { ...record.decision.pinned, sources } } };
}
