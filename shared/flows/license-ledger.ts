import { createHash } from 'node:crypto';
import { type LedgerRequest, nextLedgerLine } from '../decisions/next-ledger-line.ts';
import type { LedgerLine, LicenseRecord } from '../model/license-record.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { DocumentStore, World } from './world.ts';

type Policy = Pick<World, 'policy'>;

/** About the time one line takes. */
const spreadMs = 10;

/** Lines read in one query. */
const pageSize = 200;
/** Each lost race means that another line was written, so this many losses in a row mean something else is wrong. */
const attemptsMax = 500;

const ledger = (license: string): string => `LEDGER#${license}`;
const keyOf = (sequence: number): string => String(sequence).padStart(12, '0');

/**
 * Adds one line, at most once for each decision and kind. A line is one conditional write of the next sequence number, and carries
 * the balance after it: of any number of draws at once, each sees the balance its predecessor left, and none goes below zero.
 */
export async function appendToLedger(
  license: LicenseRecord,
  request: LedgerRequest,
  world: Pick<World, 'policy' | 'clock'>,
): Promise<Result<{ line: LedgerLine; replayed: boolean }>> {
  let seen = await firstLook(license.id, request, world);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const { mine, last } = await lookFrom(license.id, seen, request, world.policy);
    if (mine) return ok({ line: mine, replayed: true });
    const next = nextLedgerLine(license, last, request);
    if (!next.ok) return next;
    if (await world.policy.put(ledger(license.id), keyOf(next.value.sequence), next.value, null)) {
      return ok({ line: next.value, replayed: false });
    }
    seen = last?.sequence ?? 0;
    await world.clock.sleep(spread(request.decisionId, attempt));
  }
  throw new Error('the ledger of a license could not be written: others keep writing it');
}

/** Milliseconds to wait after a lost race: longer with each, and another for each decision, so that fifty do not meet again at once. */
const spread = (decisionId: string, attempt: number): number =>
  createHash('sha256').update(`${decisionId}${attempt}`).digest().readUInt16BE(0) % (Math.min(attempt + 1, 10) * spreadMs);

/**
 * The sequence this decision's line must lie behind, remembered before the line is first tried: a repeat after a crash looks from
 * there on instead of through the whole ledger.
 */
async function firstLook(license: string, { kind, decisionId }: LedgerRequest, world: Policy): Promise<number> {
  const place = [`${kind.toUpperCase()}#${license}`, decisionId] as const;
  const known = await world.policy.get<{ behind: number }>(...place);
  if (known) return known.value.behind;
  const behind = (await lastLine(license, world))?.sequence ?? 0;
  if (await world.policy.put(...place, { behind }, null)) return behind;
  return (await world.policy.get<{ behind: number }>(...place))?.value.behind ?? 0;
}

interface Look {
  mine: LedgerLine | null;
  last: LedgerLine | null;
}

/** Every line after `sequence`: ours, if it is among them, and the last. */
async function lookFrom(license: string, sequence: number, request: LedgerRequest, policy: DocumentStore): Promise<Look> {
  let last = sequence === 0 ? null : ((await policy.get<LedgerLine>(ledger(license), keyOf(sequence)))?.value ?? null);
  for (;;) {
    const from = keyOf((last?.sequence ?? 0) + 1);
    const page = await policy.list<LedgerLine>(ledger(license), { from, limit: pageSize });
    const mine = page.find(({ value }) => value.decisionId === request.decisionId && value.kind === request.kind);
    if (mine) return { mine: mine.value, last };
    last = page.at(-1)?.value ?? last;
    if (page.length < pageSize) return { mine: null, last };
  }
}

export async function lastLine(license: string, world: Policy): Promise<LedgerLine | null> {
  const [last] = await world.policy.list<LedgerLine>(ledger(license), { limit: 1, descending: true });
  return last?.value ?? null;
}

/** The line this decision drew, or null. */
export async function drawnBy(
  license: string,
  decisionId: string,
  kind: LedgerLine['kind'],
  world: Policy,
): Promise<LedgerLine | null> {
  const known = await world.policy.get<{ behind: number }>(`${kind.toUpperCase()}#${license}`, decisionId);
  if (!known) return null;
  const request = { kind, decisionId } as LedgerRequest;
  return (await lookFrom(license, known.value.behind, request, world.policy)).mine;
}

/** Lines in order, after `after`. */
export async function ledgerLines(
  license: string,
  limit: number,
  after: number,
  world: Policy,
): Promise<{ data: LedgerLine[]; next: number | null }> {
  const found = await world.policy.list<LedgerLine>(ledger(license), { from: keyOf(after + 1), limit: limit + 1 });
  const data = found.slice(0, limit).map(({ value }) => value);
  return { data, next: found.length > limit ? (data.at(-1)?.sequence ?? null) : null };
}

/** Why a license cannot be drawn on at this moment, or null. */
export function unusable({ from, to, revoked }: LicenseRecord, now: string): ReturnType<typeof fail> | null {
  const day = now.slice(0, 10);
  if (revoked) return fail('conflict', 'the license is revoked');
  if (day < from || (to !== null && to < day))
    return fail('conflict', `the license is valid from ${from} to ${to ?? 'further notice'}`);
  return null;
}
