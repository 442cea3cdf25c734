import type { ListEntry } from '../../model/list-entry.ts';
import type { Order } from '../../model/order.ts';
import type { Ownership, Party } from '../../model/party.ts';
import type { ListedOwner } from './ownership-findings.ts';

/** The listed owners of a party, and entry ids that the lists at hand do not know. */
export interface Owners {
  listed: ListedOwner[];
  unknown: string[];
}

/**
 * Listed owners of each party, direct and through holdings that the order names as parties themselves. A holding passes its owners
 * on only where they hold half of it or more, added up; then the holding's whole share counts as theirs (OFAC FAQ 401). Each party
 * is worked out once, so that holdings which own each other end.
 */
export function listedOwners(order: Order, entryOf: (id: string) => ListEntry | null): Map<string, Owners> {
  const known = new Map<string, Owners>();
  for (const party of order.parties) collect(party, order, entryOf, known);
  return known;
}

function collect(party: Party, order: Order, entryOf: (id: string) => ListEntry | null, known: Map<string, Owners>): Owners {
  const ready = known.get(party.id);
  if (ready) return ready;
  const owners: Owners = { listed: [], unknown: [] };
  known.set(party.id, owners); // before its holdings, so that a circle meets an empty answer instead of itself
  for (const share of party.ownership) {
    if (share.entryId !== null) {
      const entry = entryOf(share.entryId);
      if (entry === null) owners.unknown.push(share.entryId);
      else owners.listed.push({ entry, percent: share.percent });
      continue;
    }
    const holding = holdingOf(share, order);
    if (holding) owners.listed.push(...passedOn(collect(holding, order, entryOf, known).listed, share.percent));
  }
  return owners;
}

/** Owners of a holding, with its share in the party: whole when they hold half of it by list; nothing, but named, when less. */
function passedOn(owners: ListedOwner[], share: number | null): ListedOwner[] {
  const byList = Map.groupBy(owners, ({ entry }) => entry.source);
  return [...byList.values()].flatMap((group) => {
    const total = group.reduce((sum, { percent }) => sum + (percent ?? 0), 0);
    if (total >= halfPercent && share !== null) return spread(group, total, share);
    const isOpen = share === null || group.some(({ percent }) => percent === null);
    return group.map(({ entry }) => ({ entry, percent: isOpen ? null : 0 }));
  });
}

const halfPercent = 50;

/** The holding's share, divided among its listed owners in proportion, so that adding up gives the whole share once. */
const spread = (group: ListedOwner[], total: number, share: number): ListedOwner[] =>
  group.map(({ entry, percent }) => ({ entry, percent: Math.round(((percent ?? 0) / total) * share * 1e4) / 1e4 }));

function holdingOf(share: Ownership, order: Order): Party | undefined {
  const name = share.name?.trim().toLowerCase();
  if (!name) return undefined;
  return order.parties.find((party) => party.id.toLowerCase() === name || party.name.trim().toLowerCase() === name);
}
