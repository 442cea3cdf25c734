import type { Match } from '../model/finding.ts';
import type { ListEntry } from '../model/list-entry.ts';
import type { Address, Identifier } from '../model/party.ts';
import { addressKey } from './address-key.ts';
import { factsOfEntry } from './facts-of.ts';
import type { Facts } from './features/feature.ts';
import { identifiers as feature, sameIdentifier } from './features/identifiers.ts';
import { describeEntry } from './find-matches.ts';
import { entriesWithKey } from './identifier-index.ts';
import { identifierKey } from './identifier-key.ts';
import type { IndexCore } from './index-core.ts';
import { scoreMatch } from './score-match.ts';
import type { NameScore } from './score-name.ts';

/** Groups whose equality means the same document or ship; a shared web domain or telephone means only a connection. */
const connecting = new Set(['domain', 'email', 'phone']);

/** Listed parties that carry one of these identifiers, exactly. */
export function findIdentifiers(core: IndexCore, identifiers: readonly Identifier[], facts: Facts): Match[] {
  const found = new Map<string, Match>();
  for (const identifier of identifiers) {
    const key = identifierKey(identifier);
    if (!key) continue;
    for (const ordinal of entriesWithKey(core.identifiers, `${key.group}:${key.value}`)) {
      const entry = core.store.at(ordinal);
      const same = entry.identifiers.some((listed) => {
        const other = identifierKey(listed);
        return other !== null && sameIdentifier(key, other);
      });
      if (!same || found.has(entry.id)) continue;
      const via = connecting.has(key.group) ? 'email_domain' : 'identifier';
      found.set(entry.id, exactMatch(entry, via, identifier.value, connectionFacts(facts, via)));
    }
  }
  return [...found.values()];
}

/** Listed parties at the same full address. */
export function findAddresses(core: IndexCore, addresses: readonly Address[], facts: Facts): Match[] {
  const found = new Map<string, Match>();
  for (const address of addresses) {
    const key = addressKey(address);
    if (key === null) continue;
    for (const ordinal of entriesWithKey(core.identifiers, `address:${key}`)) {
      const entry = core.store.at(ordinal);
      if (found.has(entry.id) || !entry.addresses.some((listed) => addressKey(listed) === key)) continue;
      found.set(entry.id, exactMatch(entry, 'address', address.lines.join(', '), facts));
    }
  }
  return [...found.values()];
}

const connectionFacts = (facts: Facts, via: string): Facts => (via === 'identifier' ? facts : { ...facts, identifiers: [] });

/** A match by an exact key: the key decides, the name is told beside it. */
function exactMatch(entry: ListEntry, via: string, value: string, facts: Facts): Match {
  const listed = factsOfEntry(entry, null);
  const none: NameScore = { score: 0, evidence: 0, tokens: [], unmatchedQuery: [], unmatchedName: [] };
  const scored = scoreMatch(none, value, entry.names[0]!.value, facts, listed);
  const detail = via === 'identifier' ? feature.meaning : 'The party and the listed one share this address or domain.';
  const features = scored.features.filter((one) => one.name !== 'name_similarity');
  if (via !== 'identifier') features.unshift({ name: via, score: 1, detail, query: value, candidate: value });
  return {
    entry: describeEntry(entry),
    matchedName: entry.names[0]!.value,
    via,
    ...scored,
    features,
    score: via === 'identifier' ? 1 : connectionScore,
    band: via === 'identifier' ? 'strong' : 'medium',
  };
}

/** A shared address or domain is a connection worth a look, not an identity. */
const connectionScore = 0.9;
