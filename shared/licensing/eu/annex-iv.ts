import type { Item } from '../../model/item.ts';
import type { Holds } from '../us/destination-set.ts';
import { inCodes } from './in-codes.ts';
import table from './tables/annex-iv.json' with { type: 'json' };

/** Is the item in Annex IV: as stated in its attribute `annexIV`; not where no part of its code is; else a question. */
export function mayBeAnnexIv(item: Item, entry: string, path: string[]): Holds {
  if (typeof item.attributes.annexIV === 'boolean') return item.attributes.annexIV;
  return inCodes(table.ask, entry, path) === false ? false : null;
}
