import { digestOf } from '../decisions/canonical-json.ts';
import { partyFingerprint } from '../decisions/party-fingerprint.ts';
import type { Finding } from '../model/finding.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Review, ReviewResolution } from '../model/review.ts';
import type { Ruleset } from '../model/rule.ts';
import type { Suppression } from '../model/suppression.ts';
import { matchBasis } from '../rules/match-basis.ts';
import { settingOf } from '../rules/settings.ts';
import { currentRuleset } from './rulesets.ts';
import type { DecisionRecord, DocumentStore, Stored, World } from './world.ts';

const dayMs = 86_400_000;

export interface SuppressionInput {
  decisionId: string;
  /** Finding of that decision to remember as "not the same party". */
  findingId: string;
  reason: string;
  evidence: string;
  /** ISO instant; null = as long as the policy allows. */
  expiresAt: string | null;
}

/**
 * Remembers one match of one past decision as a false positive. Everything it is bound to is taken from that decision, so nobody can
 * suppress a match nobody has seen. Troubles: `not_found`, `invalid_request`, `forbidden`.
 */
export async function addSuppression(input: SuppressionInput, author: string, world: World): Promise<Result<Suppression>> {
  const record = await world.decisions.get(input.decisionId);
  const finding = record?.decision.findings.find((one) => one.id === input.findingId);
  if (!record || !finding) return fail('not_found', 'no such decision or finding');
  const ruleset = await currentRuleset(world);
  const refused = notByOnePerson(finding, ruleset);
  if (refused) return refused;
  const now = world.clock.now();
  const latest = new Date(now.getTime() + settingOf(ruleset, 'suppressionDays') * dayMs).toISOString();
  const expiresAt = input.expiresAt ?? latest;
  if (expiresAt > latest)
    return fail('invalid_request', `the policy lets a suppression live until ${latest} at most`, '/expiresAt');
  if (expiresAt <= now.toISOString()) return fail('invalid_request', 'expires in the past', '/expiresAt');
  const { reason, evidence } = input;
  const made = suppressionOf(finding, record, { reason, author, evidence, createdAt: now.toISOString(), expiresAt }, ruleset);
  if (!made) return fail('invalid_request', 'the finding is not a match with a listed party', '/findingId');
  await keep(made, world.policy);
  return ok(made);
}

/** What memory must not be told past a review: facts that refuse an order, and anything where two persons are asked for. */
function notByOnePerson({ hard, outcome }: Finding, ruleset: Ruleset): ReturnType<typeof fail> | null {
  if (hard && outcome === 'prohibited')
    return fail('invalid_request', 'an equal identifier, or a name on the own deny list, is no coincidence of names', '/finding');
  if (settingOf(ruleset, 'fourEyes'))
    return fail('forbidden', 'two persons are asked for: resolve the review with `remember`, and let another approve it');
  return null;
}

/** Every match of a review closed as a false positive, remembered until the day asked for (at most as long as the policy allows). */
export async function rememberFalsePositive(
  review: Review,
  { by, at, reason, approvedAt }: ReviewResolution,
  until: string,
  record: DecisionRecord,
  world: World,
): Promise<void> {
  const ruleset = await currentRuleset(world);
  const latest = new Date(Date.parse(at) + settingOf(ruleset, 'suppressionDays') * dayMs).toISOString();
  const about = {
    reason,
    author: by,
    evidence: review.id,
    createdAt: approvedAt ?? at,
    expiresAt: until < latest ? until : latest,
  };
  for (const finding of record.decision.findings) {
    const made = suppressionOf(finding, record, about, ruleset);
    if (made) await keep(made, world.policy);
  }
}

type About = Pick<Suppression, 'reason' | 'author' | 'evidence' | 'createdAt' | 'expiresAt'>;

function suppressionOf(finding: Finding, { order }: DecisionRecord, about: About, ruleset: Ruleset): Suppression | null {
  const party = order.parties.find(({ id }) => id === finding.party);
  if (!party || !finding.match) return null;
  const { id: entryId, hash: entryHash, source, type } = finding.match.entry;
  const fingerprint = partyFingerprint(party);
  return {
    id: `sup_${fingerprint}${digestOf(entryId).slice(-16)}`,
    partyFingerprint: fingerprint,
    entryId,
    entryHash,
    basis: matchBasis(ruleset, source, type),
    ...about,
    ended: null,
  };
}

/** A newer dismissal of the same match replaces the older one, unless it is the same. */
async function keep(made: Suppression, policy: DocumentStore): Promise<void> {
  const [kind, id] = placeOf(made.id);
  for (let attempt = 0; attempt < 5; attempt++) {
    const standing = await policy.get<Suppression>(kind, id);
    if (standing && standing.value.createdAt >= made.createdAt) return;
    if (await policy.put(kind, id, made, standing?.revision ?? null)) return;
  }
  throw new Error('a suppression could not be written: others keep writing it');
}

/** Shards by the first hex digit of the fingerprint, so that neither listing nor writing has one hot partition. */
const suppressionShards = [...'0123456789abcdef'];
export const shardKind = (shard: string): string => `SUPPRESSION#${shard}`;
const placeOf = (id: string): [kind: string, id: string] => [shardKind(id.charAt('sup_'.length)), id];

/** A suppression with its revision, for `If-Match`. */
export const findSuppression = (id: string, world: Pick<World, 'policy'>): Promise<Stored<Suppression> | null> =>
  world.policy.get<Suppression>(...placeOf(id));

export async function endSuppression(
  id: string,
  request: { by: string; reason: string; version: number | null },
  world: World,
): Promise<Result<Stored<Suppression>>> {
  const standing = await findSuppression(id, world);
  if (!standing) return fail('not_found', 'no such suppression');
  const { by, reason, version } = request;
  if (version !== null && version !== standing.revision)
    return fail('precondition_failed', 'the suppression has changed since you read it: read it again');
  if (standing.value.ended) return ok(standing);
  const ended: Suppression = { ...standing.value, ended: { at: world.clock.now().toISOString(), by, reason } };
  const written = await world.policy.put(...placeOf(id), ended, standing.revision);
  return written
    ? ok({ id, value: ended, revision: standing.revision + 1 })
    : fail('conflict', 'the suppression was changed at the same moment: try again');
}

/** Suppressions in order of id, from after `after`. */
export async function listSuppressions(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: Suppression[]; next: string | null }> {
  const found: Stored<Suppression>[] = [];
  const first = after?.charAt('sup_'.length) ?? '0';
  for (const shard of suppressionShards) {
    if (shard < first || found.length > limit) continue;
    const from = after && shard === first ? `${after}!` : 'sup_';
    found.push(...(await world.policy.list<Suppression>(shardKind(shard), { from, limit: limit + 1 - found.length })));
  }
  const data = found.slice(0, limit).map(({ value }) => value);
  return { data, next: found.length > limit ? (data.at(-1)?.id ?? null) : null };
}
