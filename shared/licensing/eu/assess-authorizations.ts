import type { ExceptionStatus } from '../../model/decision.ts';
import type { Item } from '../../model/item.ts';
import type { EuGeneralAuthorization, EuLaw } from '../../model/law.ts';
import type { Order } from '../../model/order.ts';
import type { Assessed, Look } from '../us/assess-exceptions.ts';
import type { Holds } from '../us/destination-set.ts';
import { mayBeAnnexIv } from './annex-iv.ts';
import { armsEmbargoOn, restrictiveMeasure } from './arms-embargo.ts';
import { type AuthorizationRule, authorizationRules } from './authorization-rules.ts';
import { citeAnnex } from './cite-annex.ts';
import { inCodes } from './in-codes.ts';

export interface EuAsked {
  law: EuLaw;
  item: Item;
  entry: string;
  path: string[];
  country: string;
  day: string;
}

/** Every general authorization against one listed item and destination: coverage, exclusions, sanctions, conditions. */
export function assessAuthorizations(asked: EuAsked, order: Order): Assessed[] {
  return Object.entries(asked.law.authorizations).flatMap(([id, one]) => {
    const rule = authorizationRules[id];
    const looked = rule && lookAt(one, asked, order, id);
    return looked && (looked.status !== 'not_listed' || claims(order, id)) ? [assessed(id, rule, looked, asked, order)] : [];
  });
}

const claims = (order: Order, id: string): boolean => order.authorizations.some((one) => one.code === id);

function assessed(id: string, rule: AuthorizationRule, look: Look, asked: EuAsked, order: Order): Assessed {
  const claim = order.authorizations.find((one) => one.code === id);
  const conditions = rule.before.map(([key, text]) => ({
    key,
    text,
    met: look.met?.[key] ?? claim?.attestations[key] ?? stated(asked.item, key),
  }));
  const failed = conditions.some((condition) => condition.met === false);
  const met = conditions.every((condition) => condition.met === true);
  const status: ExceptionStatus =
    look.status === 'candidate' && failed
      ? 'foreclosed'
      : look.status === 'candidate' && met && !look.missing?.length
        ? 'available'
        : look.status;
  const spoken = rule.use === 'judged' || claim !== undefined || conditions.some((condition) => condition.met === true);
  const supported = status === 'candidate' && spoken && !look.missing?.length;
  return {
    item: asked.item.id,
    code: id,
    status,
    overcomes: status === 'available' || status === 'candidate' ? ['Art. 3(1)'] : [],
    reasons: failed && look.status === 'candidate' ? [...look.reasons, 'a condition is not met'] : look.reasons,
    conditions,
    citations: [citeAnnex(asked.law, 'annexII', rule.section)],
    effect: status === 'available' ? 'lifts' : supported ? 'supported' : 'none',
    asks: status === 'candidate' && (rule.use === 'open' || claim !== undefined) ? (look.missing ?? []) : [],
  };
}

/** Conditions may also be told as attributes of the item. */
function stated(item: Item, key: string): boolean | null {
  const names = [key, ...(synonyms[key] ?? [])];
  const value = names.map((name) => item.attributes[name]).find((one) => typeof one === 'boolean');
  return typeof value === 'boolean' ? value : null;
}

const synonyms: Record<string, string[]> = {
  publishedCryptography: ['publishedCrypto', 'standardCryptography', 'publishedStandardsOnly'],
  notUserChangeable: ['cryptoNotUserChangeable'],
  registered: ['eu008Registered', 'geaRegistered'],
  repairReturn: ['repair', 'afterRepair', 'returnAfterRepair'],
  exhibition: ['fair', 'temporaryExport', 'temporary'],
  groupCompany: ['intraGroup', 'intragroup'],
};

const foreclosed = (reason: string): Look => ({ status: 'foreclosed', reasons: [reason] });

function lookAt(one: EuGeneralAuthorization, asked: EuAsked, order: Order, id: string): Look {
  const { entry, path } = asked;
  const covered = inCodes(one.covers, entry, path);
  if (covered === false) return { status: 'not_listed', reasons: ['it does not cover the item'] };
  if (inCodes(one.except, entry, path) === true) return foreclosed('it excepts the item');
  if (one.sectionI && inCodes(asked.law.sectionI, entry, path) === true)
    return foreclosed('Section I of Annex II excludes the item');
  const place = placeLook(one, asked);
  if (place) return place;
  const bar = forbiddenUse(order, asked, id);
  if (bar) return foreclosed(bar);
  const missing = coverageQuestions(one, covered, asked);
  if (missing === 'annexIV') return foreclosed('Section I of Annex II excludes items of Annex IV');
  const met = id === 'EU008' && isSecurity(order) ? { notSecurityEndUser: false } : undefined;
  return { status: 'candidate', reasons: [], missing, ...(met ? { met } : {}) };
}

function placeLook(one: EuGeneralAuthorization, { country, day, law }: EuAsked): Look | null {
  const measure = restrictiveMeasure(country);
  if (one.to.length > 0 && !one.to.includes(country)) return foreclosed(`${country} is not a destination of it`);
  if (one.notTo.includes(country)) return foreclosed(`it excludes ${country}`);
  if (measure) return foreclosed(`restrictive measures prevail: ${measure}`);
  if (one.to.length > 0) return null;
  if (law.authorizations.EU001?.to.includes(country))
    return foreclosed(`${country} is a destination of EU001, which it excludes`);
  return armsEmbargoOn(country, day) ? foreclosed(`${country} is under an arms embargo`) : null;
}

/** Facts that would decide whether the item is covered. */
function coverageQuestions(
  one: EuGeneralAuthorization,
  covered: Holds,
  { law, entry, path, item }: EuAsked,
): string[] | 'annexIV' {
  const unsure =
    covered === null ||
    inCodes(one.except, entry, path) === null ||
    (one.sectionI && inCodes(law.sectionI, entry, path) === null);
  const missing = unsure ? [`items[${item.id}].classification.eu`] : [];
  if (!one.sectionI) return missing;
  const annexIv = mayBeAnnexIv(item, entry, path);
  if (annexIv === true) return 'annexIV';
  return annexIv === null ? [...missing, `items[${item.id}].attributes.annexIV`] : missing;
}

/** Part 3 1(a), (b) of each section: uses that no general authorization covers. */
function forbiddenUse(order: Order, { country, day }: EuAsked, id: string): string | null {
  const { flags } = order.endUse;
  if (flags.nuclear || flags.chemBio || flags.missile || flags.wmd)
    return 'the exporter knows of a use in weapons of mass destruction or their delivery';
  if (flags.military && armsEmbargoOn(country, day)) return 'military end use in a country under an arms embargo';
  if (flags.informedByAuthority) return 'the authority has informed the exporter';
  const repression = flags.internalRepression || flags.humanRightsViolation;
  return repression && (id === 'EU005' || id === 'EU007' || id === 'EU008') ? 'use in violation of human rights' : null;
}

const isSecurity = (order: Order): boolean => {
  const { military, police, militaryIntelligence, government, security } = order.endUse.flags;
  return [military, police, militaryIntelligence, government, security].includes(true);
};
