import { balanceAfter, isEnough, type LedgerRequest } from '../decisions/next-ledger-line.ts';
import { plainName } from '../licensing/covered-by.ts';
import { fromScaled, type Scaled, timesScaled, toScaled } from '../model/decimal.ts';
import type { Item } from '../model/item.ts';
import type { LedgerLine, LicenseAuthority, LicenseRecord } from '../model/license-record.ts';
import type { Order } from '../model/order.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Circumstances } from '../screening/knowledge.ts';
import { appendToLedger, drawnBy, lastLine, unusable } from './license-ledger.ts';
import type { World } from './world.ts';

type OnRecord = NonNullable<Circumstances['licenses']>[number];

export interface Amount {
  value: string | null;
  quantity: number | null;
}

/** Licenses the order names that are on record and cover its parties, each with whether what is left of it is enough. */
export async function licensesFor(order: Order, now: string, world: World): Promise<OnRecord[]> {
  const named = new Set(order.authorizations.flatMap(({ kind, id }) => (kind === 'license' && id ? [id] : [])));
  const found = await Promise.all([...named].map((id) => world.policy.get<LicenseRecord>('LICENSE', id)));
  const usable = found.flatMap((one) =>
    one && !unusable(one.value, now) && coversParties(one.value, order) && coversArticles(one.value, order) ? [one.value] : [],
  );
  return Promise.all(
    usable.map(async (license) => {
      const need = needOf(license, order);
      const held = await heldFor(license, order.reference, world);
      const left = balanceAfter(license, await lastLine(license.id, world));
      return onRecord(license, need !== null && isEnough(left, less(need, held)));
    }),
  );
}

/** Whose law a license is of, and which agency of it issued it. A general license of the United States is one of OFAC's. */
const issuers: Record<LicenseAuthority, { jurisdiction: string; authority: string }> = {
  BIS: { jurisdiction: 'US', authority: 'BIS' },
  OFAC: { jurisdiction: 'US', authority: 'OFAC' },
  EU: { jurisdiction: 'EU', authority: 'EU' },
  UK: { jurisdiction: 'UK', authority: 'UK' },
  general: { jurisdiction: 'OTHER', authority: 'general' },
  other: { jurisdiction: 'OTHER', authority: 'other' },
};
const generalIssuers = { US: issuers.OFAC, EU: issuers.EU, UK: issuers.UK };

const issuerOf = ({ authority, jurisdiction }: LicenseRecord): { jurisdiction: string; authority: string } =>
  authority === 'general' && jurisdiction ? generalIssuers[jurisdiction] : issuers[authority];

const onRecord = (license: LicenseRecord, sufficient: boolean): OnRecord => ({
  id: license.id,
  ...issuerOf(license),
  codes: license.scope.items,
  countries: license.scope.destinations,
  parties: license.scope.parties.map(plainName),
  entries: license.scope.entries ?? [],
  validFrom: license.from,
  validTo: license.to,
  sufficient,
});

/** Roles of the parties a license names: 15 CFR 748.5(c) to (f). Banks, carriers and forwarders are not among them. */
const licensedRoles = ['purchaser', 'intermediate_consignee', 'ultimate_consignee', 'end_user', 'bill_to', 'ship_to'];

/** Everybody who buys, receives or uses the goods must be named on a license that names parties. */
function coversParties({ scope }: LicenseRecord, order: Order): boolean {
  if (scope.parties.length === 0) return true;
  const named = new Set(scope.parties.map(plainName));
  return order.parties.every(
    ({ name, roles }) => named.has(plainName(name)) || !roles.some((role) => licensedRoles.includes(role)),
  );
}

/** A license for some articles must not lift the requirement of another article of the same classification. */
const coversArticles = ({ scope }: LicenseRecord, order: Order): boolean =>
  order.items.every((item) => !coversCode(scope, item) || coversItem(scope, item));

/** What the order would take from a license; null when it cannot be told (no value, or another currency). */
function needOf({ scope, value, quantity }: LicenseRecord, order: Order): Amount | null {
  const items = order.items.filter((item) => coversItem(scope, item));
  const values = items.map(({ unitValue, quantity: many }) =>
    unitValue && unitValue.currency === value?.currency ? timesScaled(toScaled(many), toScaled(unitValue.amount)) : null,
  );
  if (value !== null && values.includes(null)) return null;
  return {
    value: value && fromScaled(sum(values.map((one) => one ?? 0n))),
    quantity: quantity === null ? null : Number(fromScaled(sum(items.map((item) => toScaled(item.quantity))))),
  };
}

const coversItem = (scope: LicenseRecord['scope'], item: Item): boolean =>
  coversCode(scope, item) && (scope.skus.length === 0 || (item.sku !== null && scope.skus.includes(item.sku)));

function coversCode(scope: LicenseRecord['scope'], { classification }: Item): boolean {
  const codes = [classification.us, classification.eu, classification.uk].filter((code) => code !== null);
  return scope.items.length === 0 || codes.some((code) => scope.items.some((one) => code === one || code.startsWith(`${one}.`)));
}

const sum = (all: Scaled[]): Scaled => all.reduce((total, one) => total + one, 0n);

/** What this order already holds of a license: an order judged again at the warehouse draws only what is new. */
async function heldFor(license: LicenseRecord, reference: string, world: World): Promise<Amount> {
  const drawers = await drawersOf(license.id, reference, world);
  const lines = await Promise.all(
    drawers.map(async (id) =>
      (await drawnBy(license.id, id, 'release', world)) ? null : drawnBy(license.id, id, 'draw', world),
    ),
  );
  const held = lines.filter((line) => line !== null);
  return {
    value: license.value && fromScaled(sum(held.map((line) => toScaled(line.value ?? 0)))),
    quantity: license.quantity === null ? null : held.reduce((total, line) => total + (line.quantity ?? 0), 0),
  };
}

function less(need: Amount, held: Amount): Amount {
  const value = toScaled(need.value ?? 0) - toScaled(held.value ?? 0);
  const quantity = toScaled(need.quantity ?? 0) - toScaled(held.quantity ?? 0);
  return {
    value: need.value === null ? null : fromScaled(value > 0n ? value : 0n),
    quantity: need.quantity === null ? null : Number(fromScaled(quantity > 0n ? quantity : 0n)),
  };
}

/** Draws for a decision what its order needs and does not hold yet. False when not enough is left. */
export async function drawForDecision(
  license: string,
  decision: { id: string; order: Order; by: string },
  world: World,
): Promise<boolean> {
  const stored = await world.policy.get<LicenseRecord>('LICENSE', license);
  const need = stored && needOf(stored.value, decision.order);
  if (!stored || !need) return false;
  const amount = less(need, await heldFor(stored.value, decision.order.reference, world));
  if (toScaled(amount.value ?? 0) === 0n && toScaled(amount.quantity ?? 0) === 0n) return true; // held already, or not limited
  const drawn = await drawLicense(
    license,
    { decisionId: decision.id, reference: decision.order.reference, by: decision.by, ...amount },
    world,
  );
  return drawn.ok;
}

/** One draw, at most once for each decision. Troubles: `not_found`, `conflict` (not enough left, expired, revoked, released). */
export async function drawLicense(
  id: string,
  draw: Omit<LedgerRequest, 'kind' | 'at'>,
  world: World,
): Promise<Result<{ line: LedgerLine; replayed: boolean }>> {
  const stored = await world.policy.get<LicenseRecord>('LICENSE', id);
  if (!stored) return fail('not_found', 'no such license');
  const at = world.clock.now().toISOString();
  const refused = unusable(stored.value, at);
  if (refused) return refused;
  if (await drawnBy(id, draw.decisionId, 'release', world)) return fail('conflict', 'what this decision drew was released');
  if (draw.reference !== null) await noteDrawer(id, draw.reference, draw.decisionId, world);
  return appendToLedger(stored.value, { kind: 'draw', at, ...draw }, world);
}

/** Gives back everything the decisions of an order drew, once. */
export async function releaseOrder(reference: string, by: string, world: World): Promise<LedgerLine[]> {
  const prefix = `${reference}#`;
  const known = await world.policy.list<{ decisionIds: string[] }>('ORDER_DRAWS', { from: prefix, to: `${prefix}~`, limit: 100 });
  const released: LedgerLine[] = [];
  for (const { id, value } of known) {
    for (const decisionId of value.decisionIds) {
      const given = await releaseDraw(id.slice(prefix.length), decisionId, by, world);
      if (given.ok) released.push(given.value);
    }
  }
  return released;
}

/** Gives back what one decision drew; the same again is the same line. */
export async function releaseDraw(license: string, decisionId: string, by: string, world: World): Promise<Result<LedgerLine>> {
  const stored = await world.policy.get<LicenseRecord>('LICENSE', license);
  const drawn = stored && (await drawnBy(license, decisionId, 'draw', world));
  if (!stored || !drawn) return fail('not_found', 'nothing was drawn');
  const { reference, value, quantity } = drawn;
  const at = world.clock.now().toISOString();
  const given = await appendToLedger(stored.value, { kind: 'release', decisionId, reference, by, at, value, quantity }, world);
  return given.ok ? ok(given.value.line) : given;
}

const drawersKey = (license: string, reference: string): string => `${reference}#${license}`;

async function drawersOf(license: string, reference: string, world: World): Promise<string[]> {
  const stored = await world.policy.get<{ decisionIds: string[] }>('ORDER_DRAWS', drawersKey(license, reference));
  return stored?.value.decisionIds ?? [];
}

/** Written before the draw: a cancelled order must find what it drew, whatever crashed in between. */
async function noteDrawer(license: string, reference: string, decisionId: string, world: World): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const stored = await world.policy.get<{ decisionIds: string[] }>('ORDER_DRAWS', drawersKey(license, reference));
    const decisionIds = stored?.value.decisionIds ?? [];
    if (decisionIds.includes(decisionId)) return;
    const next = { decisionIds: [...decisionIds, decisionId] };
    if (await world.policy.put('ORDER_DRAWS', drawersKey(license, reference), next, stored?.revision ?? null)) return;
  }
  throw new Error('the draws of an order could not be noted: others keep writing them');
}
