import { balanceAfter } from '../decisions/next-ledger-line.ts';
import type { LedgerLine, LicenseBalance, LicenseRecord } from '../model/license-record.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { lastLine } from './license-ledger.ts';
import type { Stored, World } from './world.ts';

export interface LicenseView {
  license: LicenseRecord;
  remaining: LicenseBalance;
  revision: number;
}

/** Registers a license as issued. The same license again is the one on record; other content under its number is a `conflict`. */
export async function registerLicense(
  license: LicenseRecord,
  world: World,
): Promise<Result<{ view: LicenseView; created: boolean }>> {
  const created = await world.policy.put('LICENSE', license.id, license, null);
  const stored = await world.policy.get<LicenseRecord>('LICENSE', license.id);
  if (!stored) throw new Error('a license was written and cannot be read');
  if (!created && !sameAsIssued(stored.value, license))
    return fail('conflict', 'a license with this number and other content is on record');
  return ok({ view: await viewOf(stored, world), created });
}

function sameAsIssued(a: LicenseRecord, b: LicenseRecord): boolean {
  const issued = ({ registeredAt: _at, registeredBy: _by, revoked: _revoked, ...rest }: LicenseRecord) => JSON.stringify(rest);
  return issued(a) === issued(b);
}

export async function findLicense(id: string, world: World): Promise<LicenseView | null> {
  const stored = await world.policy.get<LicenseRecord>('LICENSE', id);
  return stored && viewOf(stored, world);
}

/** In order of number, after `after`. */
export async function listLicenses(
  limit: number,
  after: string | null,
  world: World,
): Promise<{ data: LicenseView[]; next: string | null }> {
  const found = await world.policy.list<LicenseRecord>('LICENSE', { ...(after ? { from: `${after}!` } : {}), limit: limit + 1 });
  const page = found.slice(0, limit);
  const data = await Promise.all(page.map((stored) => viewOf(stored, world)));
  return { data, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
}

/** From now on it lifts nothing. What was drawn stays drawn. */
export async function revokeLicense(
  id: string,
  request: { by: string; reason: string; version: number | null },
  world: World,
): Promise<Result<LicenseView>> {
  const { by, reason, version } = request;
  const stored = await world.policy.get<LicenseRecord>('LICENSE', id);
  if (!stored) return fail('not_found', 'no such license');
  if (version !== null && version !== stored.revision)
    return fail('precondition_failed', 'the license has changed since you read it: read it again');
  const value = { ...stored.value, revoked: stored.value.revoked ?? { at: world.clock.now().toISOString(), by, reason } };
  const written = await world.policy.put('LICENSE', id, value, stored.revision);
  return written
    ? ok(await viewOf({ ...stored, value, revision: stored.revision + 1 }, world))
    : fail('conflict', 'the license was changed at the same moment: try again');
}

async function viewOf({ value, revision }: Stored<LicenseRecord>, world: World): Promise<LicenseView> {
  const last: LedgerLine | null = await lastLine(value.id, world);
  return { license: value, remaining: balanceAfter(value, last), revision };
}
