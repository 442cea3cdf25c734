import { fromScaled, type Scaled, timesScaled, toScaled } from '../model/decimal.ts';
import type { Draft } from '../model/finding.ts';
import type { Item, Money } from '../model/item.ts';
import type { Destination, Order } from '../model/order.ts';
import type { Party } from '../model/party.ts';

/** A value a rule can read. `Set` stands for a list with constant-time membership. */
export type Fact = string | number | boolean | Fact[] | Set<string> | { [name: string]: Fact };

/** What the policy is judged on: the order and what the other checks found. */
export interface RuleInput {
  order: Order;
  /** Destination with its country resolved; the order's own when absent. */
  destination?: Destination;
  findings: readonly Draft[];
  /** Groups of the law (`E:1`, `D:5` …), beside those the ruleset names itself. */
  groups?: Record<string, readonly string[]>;
}

export interface RuleFacts {
  order: Record<string, Fact>;
  destination: Record<string, Fact>;
  parties: Record<string, Fact>[];
  items: Record<string, Fact>[];
  findings: Record<string, Fact>[];
  groups: Record<string, Fact>;
}

/** The facts of an order in the shape of `fact-shapes.ts`. Pure; absent text is `''`, absent numbers are left out. */
export function ruleFacts(input: RuleInput): RuleFacts {
  const { order } = input;
  const parties = order.parties.map(partyFacts);
  const items = order.items.map(itemFacts);
  const destination = placeFacts(input.destination ?? order.destination);
  return {
    order: { ...orderFacts(order), destination, parties, items },
    destination,
    parties,
    items,
    findings: input.findings.map(findingFacts),
    groups: Object.fromEntries(Object.entries(input.groups ?? {}).map(([name, members]) => [name, new Set(members)])),
  };
}

const orText = (value: string | null | undefined): string => value ?? '';
const optional = <T extends Fact>(name: string, value: T | null | undefined): Record<string, Fact> =>
  value === null || value === undefined ? {} : { [name]: value };
const answered = <T extends Fact>(all: Record<string, T | null>): Record<string, Fact> =>
  Object.fromEntries(Object.entries(all).filter((pair): pair is [string, T] => pair[1] !== null));

function orderFacts(order: Order): Record<string, Fact> {
  return {
    reference: order.reference,
    stage: order.stage,
    transaction: order.transaction,
    shipFrom: orText(order.shipFrom?.country),
    via: order.via,
    totals: totalsOf(order.items),
    endUse: { statement: orText(order.endUse.statement), flags: answered(order.endUse.flags) },
    authorizations: order.authorizations.map(({ kind, id, code }) => ({ kind, id: orText(id), code: orText(code) })),
    signals: {
      ipCountry: orText(order.signals.ipCountry),
      paymentCountry: orText(order.signals.paymentCountry),
      ...optional('accountAgeDays', order.signals.accountAgeDays),
    },
    jurisdictions: order.jurisdictions,
    metadata: order.metadata,
  };
}

const placeFacts = ({ country, region, city, postalCode }: Destination): Record<string, Fact> => ({
  country: orText(country),
  region: orText(region),
  city: orText(city),
  postalCode: orText(postalCode),
});

function partyFacts(party: Party): Record<string, Fact> {
  return {
    id: party.id,
    roles: party.roles,
    type: party.type,
    name: party.name,
    aliases: party.aliases,
    address: { lines: party.address?.lines ?? [], ...placeFacts(party.address ?? nowhere) },
    dateOfBirth: orText(party.dateOfBirth),
    nationalities: party.nationalities,
    identifiers: party.identifiers.map(({ type, value, country }) => ({ type, value, country: orText(country) })),
    ownership: party.ownership.map(({ name, entryId, percent }) => ({
      name: orText(name),
      entryId: orText(entryId),
      ...optional('percent', percent),
    })),
    email: orText(party.email),
    phone: orText(party.phone),
    website: orText(party.website),
  };
}

const nowhere: Destination = { country: null, region: null, city: null, postalCode: null };

function itemFacts(item: Item): Record<string, Fact> {
  const { us, eu, uk, hs, source } = item.classification;
  return {
    id: item.id,
    sku: orText(item.sku),
    description: orText(item.description),
    kind: item.kind,
    quantity: item.quantity,
    unitValue: {
      ...optional('amount', item.unitValue && Number(item.unitValue.amount)),
      currency: orText(item.unitValue?.currency),
    },
    ...optional('value', item.unitValue && toNumber(lineValue(item, item.unitValue))),
    origin: orText(item.origin),
    classification: { us: orText(us), eu: orText(eu), uk: orText(uk), hs: orText(hs), source: orText(source) },
    attributes: answered(item.attributes),
  };
}

function findingFacts(draft: Draft): Record<string, Fact> {
  return {
    check: draft.check,
    code: draft.code,
    jurisdiction: draft.jurisdiction,
    outcome: draft.outcome,
    hard: draft.hard,
    party: orText(draft.party),
    item: orText(draft.item),
    score: draft.match?.score ?? 0,
    band: orText(draft.match?.band),
    list: orText(draft.match?.entry.source),
    effect: orText(draft.match?.entry.effect),
    entryType: orText(draft.match?.entry.type),
    programs: draft.match?.entry.programs ?? [],
    reason: orText(draft.requirement?.reason),
    column: orText(draft.requirement?.column),
  };
}

function totalsOf(items: Item[]): Record<string, number> {
  const totals = new Map<string, bigint>();
  for (const item of items) {
    if (!item.unitValue) continue;
    const { currency } = item.unitValue;
    totals.set(currency, (totals.get(currency) ?? 0n) + lineValue(item, item.unitValue));
  }
  return Object.fromEntries([...totals].map(([currency, total]) => [currency, toNumber(total)]));
}

const lineValue = (item: Item, unit: Money): Scaled => timesScaled(toScaled(item.quantity), toScaled(unit.amount));
const toNumber = (value: Scaled): number => Number(fromScaled(value));
