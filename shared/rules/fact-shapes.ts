/**
 * What a rule can see: the shape of `order`, `party`, `item`, `destination`, `finding`, `findings` and (from the
 * ruleset itself) `groups`. The static check
 * refuses any field that is not in this table, `rule-facts.ts` builds exactly these fields, and `mostOf` bounds the cost of a loop.
 *
 * Absent text is the empty string. Absent numbers and answers (marked `optional`) are left out: ask with `has(…)`.
 */
export type Shape =
  | { kind: 'text' | 'number' | 'truth' | 'any'; optional?: true }
  | { kind: 'list'; of: Shape; most: number }
  | { kind: 'map'; of: Shape; most: number }
  | { kind: 'fields'; fields: Record<string, Shape> };

const text: Shape = { kind: 'text' };
const number: Shape = { kind: 'number' };
const maybeNumber: Shape = { kind: 'number', optional: true };
const truth: Shape = { kind: 'truth' };
const list = (of: Shape, most: number): Shape => ({ kind: 'list', of, most });
const map = (of: Shape, most: number): Shape => ({ kind: 'map', of, most });
const fields = (members: Record<string, Shape>): Shape => ({ kind: 'fields', fields: members });

const destination = fields({ country: text, region: text, city: text, postalCode: text });

const party = fields({
  id: text,
  roles: list(text, 12),
  type: text,
  name: text,
  aliases: list(text, 32),
  address: fields({ lines: list(text, 12), city: text, region: text, postalCode: text, country: text }),
  dateOfBirth: text,
  nationalities: list(text, 12),
  identifiers: list(fields({ type: text, value: text, country: text }), 32),
  ownership: list(fields({ name: text, entryId: text, percent: maybeNumber }), 50),
  email: text,
  phone: text,
  website: text,
});

const item = fields({
  id: text,
  sku: text,
  description: text,
  kind: text,
  quantity: number,
  /** Present when the order states a unit value; `value` is quantity × unit value in that currency. */
  unitValue: fields({ amount: maybeNumber, currency: text }),
  value: maybeNumber,
  origin: text,
  classification: fields({ us: text, eu: text, uk: text, hs: text, source: text }),
  attributes: map({ kind: 'any' }, 64),
});

/** One reason found by the checks before the policy runs. */
const finding = fields({
  check: text,
  code: text,
  jurisdiction: text,
  outcome: text,
  hard: truth,
  party: text,
  item: text,
  /** Of a match: 0 when the finding is not a match. */
  score: number,
  band: text,
  /** List id (`us-bis-el`, `own-deny`), effect (`deny`, `care`, `blocking` …), type and programs of the matched entry. */
  list: text,
  effect: text,
  entryType: text,
  programs: list(text, 32),
  reason: text,
  column: text,
});

const order = fields({
  reference: text,
  stage: text,
  transaction: text,
  shipFrom: text,
  destination,
  via: list(text, 20),
  parties: list(party, 50),
  items: list(item, 500),
  /** Value of all items by currency. */
  totals: map(number, 12),
  endUse: fields({ statement: text, flags: map(truth, 32) }),
  authorizations: list(fields({ kind: text, id: text, code: text }), 32),
  signals: fields({ ipCountry: text, paymentCountry: text, accountAgeDays: maybeNumber }),
  jurisdictions: list(text, 12),
  metadata: map(text, 32),
});

export const factShapes: Record<string, Shape> = {
  order,
  destination,
  findings: list(finding, 500),
};

/** Variables that exist only in rules evaluated for each party, item or finding. */
export const eachShapes: Record<string, Record<string, Shape>> = {
  order: {},
  party: { party },
  item: { item },
  finding: { finding },
};
