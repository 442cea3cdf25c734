import { partyFingerprint } from '../decisions/party-fingerprint.ts';
import type { Finding } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import type { Ruleset } from '../model/rule.ts';
import type { Suppression } from '../model/suppression.ts';
import { matchBasis } from '../rules/match-basis.ts';
import type { Circumstances } from '../screening/knowledge.ts';
import { shardKind } from './suppressions.ts';
import type { World } from './world.ts';

/** More remembered dismissals than this for one party say that something is wrong with it: the rest are not looked at. */
const perPartyMax = 200;

type Resolved = NonNullable<Circumstances['suppressions']>;

/**
 * Suppressions in force for the matched parties of this order, by party id. In force: not ended, made before `now` and not expired,
 * for exactly this party, and under rules about matches that have not changed since. Whether the entry is still the same is
 * compared where the match is judged.
 */
export async function loadSuppressions(
  order: Order,
  findings: Finding[],
  ruleset: Ruleset,
  now: string,
  world: World,
): Promise<Resolved> {
  const matched = order.parties.filter(({ id }) => findings.some((finding) => finding.match && finding.party === id));
  const resolved = await Promise.all(
    matched.map(async (party) => {
      const fingerprint = partyFingerprint(party);
      const prefix = `sup_${fingerprint}`;
      // One that was made in this moment may be missing: then the order is held once more.
      const range = { from: prefix, to: `${prefix}~`, limit: perPartyMax, consistent: false };
      const known = await world.policy.list<Suppression>(shardKind(fingerprint.charAt(0)), range);
      return known
        .map(({ value }) => value)
        .filter((one) => isInForce(one, now) && basisHolds(one, findings, ruleset))
        .map(({ id, entryId, entryHash }) => ({ id, party: party.id, entryId, entryHash }));
    }),
  );
  return resolved.flat();
}

const isInForce = ({ ended, createdAt, expiresAt }: Suppression, now: string): boolean =>
  ended === null && createdAt <= now && now < expiresAt;

function basisHolds({ entryId, basis }: Suppression, findings: Finding[], ruleset: Ruleset): boolean {
  const entry = findings.find(({ match }) => match?.entry.id === entryId)?.match?.entry;
  return entry !== undefined && matchBasis(ruleset, entry.source, entry.type) === basis;
}
