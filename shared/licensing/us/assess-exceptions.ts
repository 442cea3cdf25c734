import type { ExceptionAssessment, ExceptionStatus } from '../../model/decision.ts';
import type { LawRow, ListException } from '../../model/law.ts';
import type { Authorization, Order } from '../../model/order.ts';
import { citeEar } from '../cite-law.ts';
import { type Holds, reaches } from './destination-set.ts';
import { barredBy, type Gate, gatesFor } from './exception-gates.ts';
import { type ExceptionRule, exceptionRules, transactionBased } from './exception-rules.ts';
import { inScope } from './item-scope.ts';
import { isUnder } from './limited-value.ts';
import type { Asked, Requirement } from './requirements.ts';
import { alsoOvercomes, furtherConditions, specialConditions } from './special-conditions.ts';
import { factsOf } from './us-finding.ts';

export interface Assessed extends ExceptionAssessment {
  /** `lifts`: the requirement goes. `supported`: facts speak for it, a person decides. `none`: the requirement stands. */
  effect: 'lifts' | 'supported' | 'none';
  /** Facts that would decide it, as findings ask for them; not shown with the exception. */
  asks: string[];
}

/** What one exception can still be after each look at it; the first that forecloses ends it. */
export interface Look {
  status: ExceptionStatus;
  reasons: string[];
  missing?: string[];
  /** A wording to be read or a fact of the item stands open: no attestation closes that. */
  open?: boolean;
  /** Facts of the order that meet or fail a condition of the rule, by key. */
  met?: Record<string, boolean>;
}

/**
 * Every exception that the entry offers or that fits the requirements, each against every requirement (738.4(a)(2)(ii)(A)): gates of
 * 740.2 first, then the entry's paragraph, then the section's own conditions.
 */
export function assessExceptions(asked: Asked, order: Order, required: Requirement[]): Assessed[] {
  if (required.length === 0) return [];
  const gates = gatesFor(asked, required, isMissileControlled(asked));
  const claims = order.authorizations.filter((one) => one.kind === 'exception');
  const columns = [...new Set(required.map((one) => one.column))];
  return exceptionRules
    .filter((rule) => isShown(rule, asked, required, claims))
    .map((rule) => {
      const claim = claims.find((one) => one.code === rule.code) ?? null;
      return claim === null && isOpenToAll(rule, asked)
        ? assessOpen(rule, asked, columns, gates)
        : assess(rule, asked, order, required, gates, claim);
    });
}

/** An exception for a kind of transaction: any item, reason and destination, so that only a gate can foreclose it. */
const isOpenToAll = (rule: ExceptionRule, { entry }: Asked): boolean =>
  transactionBased.has(rule.code) && rule.to === '*' && rule.reasons === null && entry.exceptions[rule.code] === undefined;

/** What `assess` says of such a one that the order does not name, by the shorter way. */
function assessOpen(rule: ExceptionRule, asked: Asked, columns: string[], gates: readonly Gate[]): Assessed {
  const bar = barredBy(rule.code, gates);
  return {
    item: asked.item.id,
    code: rule.code,
    status: bar ? 'foreclosed' : 'candidate',
    overcomes: bar ? [] : columns,
    reasons: bar ? [`${bar.section}: ${bar.reason}`] : [],
    conditions: conditionsOf(rule, asked, open, null),
    citations: [citeEar(rule.section, asked.law.edition)],
    effect: 'none',
    asks: [],
  };
}

const open: Look = { status: 'candidate', reasons: [] };

const isMissileControlled = ({ entry, path, item, law }: Asked): boolean =>
  entry.rows.some((row) => row.reason === 'MT' && inScope(row.scope, path, item, law).holds === true);

function isShown(rule: ExceptionRule, asked: Asked, required: Requirement[], claims: Authorization[]): boolean {
  if (claims.some((one) => one.code === rule.code)) return true;
  if (rule.kinds && !rule.kinds.includes(asked.item.kind)) return false;
  if (rule.code === 'LVS' || rule.code === 'GBS') return true;
  if (rule.listed) return asked.entry.exceptions[rule.code] !== undefined;
  if (rule.code === 'NAC' || rule.code === 'ACA') return required.some((one) => one.at.startsWith('742.6(a)(6)(iii)'));
  if (transactionBased.has(rule.code)) return rule.code !== 'APR' || isReexport(asked);
  return required.some((one) => rule.reasons?.includes(one.reason) ?? true);
}

const isReexport = (asked: Asked): boolean => asked.from !== null && asked.from !== 'US';

function assess(
  rule: ExceptionRule,
  asked: Asked,
  order: Order,
  required: Requirement[],
  gates: readonly Gate[],
  claim: Authorization | null,
): Assessed {
  const look = lookAt(rule, asked, order, required, gates);
  const conditions = conditionsOf(rule, asked, look, claim);
  const attested = conditions.length > 0 && conditions.every((condition) => condition.met === true);
  const failed = conditions.some((condition) => condition.met === false);
  const status =
    failed && look.status === 'candidate'
      ? 'foreclosed'
      : attested && look.status === 'candidate' && rule.kind === 'recorded' && !look.open
        ? 'available'
        : look.status;
  const reasons = failed && look.status === 'candidate' ? [...look.reasons, 'a condition is not met'] : look.reasons;
  return {
    item: asked.item.id,
    code: rule.code,
    status,
    overcomes: status === 'available' || status === 'candidate' ? overcome(rule, asked, required) : [],
    reasons,
    conditions,
    citations: [citeEar(rule.section, asked.law.edition)],
    effect:
      status === 'available' ? 'lifts' : status === 'candidate' && (attested || isSupported(rule, asked)) ? 'supported' : 'none',
    asks: status === 'candidate' && rule.kind === 'decidable' ? factsOf(asked.item, look.missing ?? []) : [],
  };
}

/** The checklist of a rule for this item, with what the order says of each point. */
function conditionsOf(rule: ExceptionRule, asked: Asked, look: Look, claim: Authorization | null): Condition[] {
  const further = furtherConditions(rule.code, asked);
  if (further.length === 0 && claim === null && look.met === undefined) return unanswered(rule);
  return [...rule.conditions, ...further].map(([key, text]) => ({
    key,
    text,
    met: look.met?.[key] ?? claim?.attestations[key] ?? null,
  }));
}

type Condition = ExceptionAssessment['conditions'][number];

const checklists = new Map<ExceptionRule, Condition[]>();

/** The same list for every item nobody says anything about: read, never written to. */
function unanswered(rule: ExceptionRule): Condition[] {
  const known = checklists.get(rule) ?? rule.conditions.map(([key, text]) => ({ key, text, met: null }));
  checklists.set(rule, known);
  return known;
}

/** IEC table rows name close partners only; an encryption class on record speaks for ENC. A person still decides. */
function isSupported(rule: ExceptionRule, asked: Asked): boolean {
  if (rule.code === 'IEC') return asked.place.groups.has('A:5') && asked.place.country !== 'AE';
  return rule.code === 'ENC' && encryptionClass(asked) !== null;
}

const encryptionClass = ({ item }: Asked): string | null => {
  const said = item.attributes.encAuthorization ?? item.attributes.encAuthorisation;
  return typeof said === 'string' ? said : null;
};

function lookAt(rule: ExceptionRule, asked: Asked, order: Order, required: Requirement[], gates: readonly Gate[]): Look {
  const offer = asked.entry.exceptions[rule.code];
  if (rule.listed && (!offer || offer.yes.length === 0))
    return { status: 'not_listed', reasons: ['the entry does not offer it'] };
  const bar = barredBy(rule.code, gates);
  if (bar) return foreclosed(`${bar.section}: ${bar.reason}`);
  if (reaches(rule.to, asked.place) === false) return foreclosed(placeReason(rule, asked));
  const reasons = reasonsOf(rule, asked);
  const beyond = reasons === null ? [] : required.filter((one) => !reasons.includes(one.reason));
  if (beyond.length > 0)
    return foreclosed(`does not overcome ${beyond.map((one) => `${one.reason} (${one.column})`).join(', ')}`);
  const offered = offer ? offerLook(offer, asked) : null;
  if (offered?.status === 'foreclosed' || offered?.status === 'not_listed') return offered;
  if (rule.code === 'LVS' && offer) return merge(offered, isUnder(offer, asked, order));
  const special = specialConditions(rule.code, asked, order, required);
  const base: Look = { status: rule.kind === 'decidable' ? 'available' : 'candidate', reasons: [] };
  return merge(merge(base, offered), special);
}

const foreclosed = (reason: string): Look => ({ status: 'foreclosed', reasons: [reason] });

function placeReason(rule: ExceptionRule, { place }: Asked): string {
  if (rule.to.startsWith('B'))
    return place.groups.has('B') ? `${rule.section} leaves out ${place.country}` : `${place.country} is not in Country Group B`;
  if (rule.to === 'A:5+A:6') return `${place.country} is in neither Country Group A:5 nor A:6`;
  return `${rule.section} does not reach ${place.country}`;
}

/** The entry's paragraph on this exception. */
function offerLook(offer: ListException, asked: Asked): Look {
  const { path, item, law, place, entry } = asked;
  const offered = inScope(offer.yes, path, item, law);
  if (offered.holds === false) return { status: 'not_listed', reasons: ['the entry does not offer it for this item'] };
  const withheld = offer.no ? inScope(offer.no, path, item, law) : { holds: false as Holds, missing: [] };
  if (withheld.holds === true) return { status: 'not_listed', reasons: ['the entry withholds it for this item'] };
  if (offer.notTo !== undefined && reaches(offer.notTo, place) !== false)
    return foreclosed(`the entry withholds it for ${place.country}`);
  const reason = offer.noReasons?.find((one) => entry.rows.some((row) => row.reason === one && withholds(row, asked)));
  if (reason) return { status: 'not_listed', reasons: [`the entry withholds it for items controlled for ${reason}`] };
  const missing = [...(offered.holds === null ? offered.missing : []), ...(withheld.holds === null ? withheld.missing : [])];
  const barred = offer.bars?.find(
    (bar) => reaches(bar.to, place) === true && inScope(bar.scope && [bar.scope], path, item, law).holds !== false,
  );
  if (barred) return foreclosed(`the entry bars it for this item to ${place.country}`);
  if (offer.unread) return { status: 'candidate', reasons: ['the wording of the entry must be read'], open: true };
  return missing.length > 0
    ? { status: 'candidate', reasons: ['depends on facts of the item'], missing, open: true }
    : { status: 'available', reasons: [] };
}

/** `N/A for MT` is about the item, wherever it goes; `except UN` about destinations, or it would withhold the whole entry. */
const withholds = (row: LawRow, { path, item, law, place }: Asked): boolean =>
  inScope(row.scope, path, item, law).holds === true && (row.reason !== 'UN' || reaches(row.to, place) !== false);

/** The weaker of two looks, with the reasons of both. */
function merge(one: Look | null, other: Look | null): Look {
  if (!one || !other) return one ?? other ?? { status: 'available', reasons: [] };
  const order: ExceptionStatus[] = ['available', 'candidate', 'foreclosed', 'not_listed'];
  const status = order[Math.max(order.indexOf(one.status), order.indexOf(other.status))] ?? 'foreclosed';
  return {
    status,
    reasons: [...one.reasons, ...other.reasons],
    missing: [...(one.missing ?? []), ...(other.missing ?? [])],
    met: { ...one.met, ...other.met },
    open: one.open === true || other.open === true,
  };
}

/** Reasons it can overcome for this item; null: any. */
function reasonsOf(rule: ExceptionRule, asked: Asked): readonly string[] | null {
  const also = alsoOvercomes(rule.code, asked);
  return rule.reasons === null || also.length === 0 ? rule.reasons : [...rule.reasons, ...also];
}

function overcome(rule: ExceptionRule, asked: Asked, required: Requirement[]): string[] {
  const reasons = reasonsOf(rule, asked);
  return [...new Set(required.filter((one) => reasons === null || reasons.includes(one.reason)).map((one) => one.column))];
}
