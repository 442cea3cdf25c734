import type { Citation } from '../../model/citation.ts';
import type { Draft } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import type { Outcome } from '../../model/outcome.ts';
import { citeEar } from '../cite-law.ts';
import type { Coverer, LicenseOnRecord } from '../covered-by.ts';
import { theCountry } from '../the-country.ts';
import type { Assessed } from './assess-exceptions.ts';
import { transactionBased } from './exception-rules.ts';
import type { Asked, Requirement } from './requirements.ts';
import { tellFact, tellParagraphs } from './tell-scope.ts';
import { factsOf, finding } from './us-finding.ts';
import { whyNot } from './why-not.ts';

/**
 * Requirements against what may lift them. An exception counts only if it is available for every requirement it is used for; one
 * that facts support turns `license_required` into `review`; a recorded license lifts exactly what it covers.
 */
export function settle(
  asked: Asked,
  order: Order,
  requirements: Requirement[],
  exceptions: Assessed[],
  coveredBy: Coverer,
): Draft[] {
  const license = coveredBy('US', asked.text, asked.place.country, asked.day);
  const usable = relied(order, exceptions);
  const findings = requirements.map((one) =>
    one.holds === true ? required(one, asked, usable, license) : open(one, asked, license),
  );
  return findings.length > 0 ? findings : [none(asked)];
}

/**
 * An order that names an exception the entry has, or is sent in parts to stay under a value limit, relies on that one and no other.
 * What it names for its other items does not bind this one.
 */
function relied(order: Order, exceptions: Assessed[]): Assessed[] {
  const claimed = order.authorizations.flatMap((one) => (one.kind === 'exception' && one.code !== null ? [one.code] : []));
  const split = exceptions.some(
    (one) => one.code === 'LVS' && one.reasons.some((reason) => reason.startsWith('orders may not be split')),
  );
  const named = split ? [...claimed, 'LVS'] : claimed;
  const bound = exceptions.filter((one) => named.includes(one.code) && one.status !== 'not_listed');
  return bound.length === 0 ? exceptions : bound;
}

function required(one: Requirement, asked: Asked, exceptions: Assessed[], license: LicenseOnRecord | null): Draft {
  const over = exceptions.filter((exception) => exception.overcomes.includes(one.column));
  const lifting = over.find((exception) => exception.effect === 'lifts');
  const supported = over.find((exception) => exception.effect === 'supported');
  const outcome: Outcome = license || lifting ? 'clear_with_conditions' : supported ? 'review' : 'license_required';
  return finding(asked.item, {
    code: 'license.required',
    outcome,
    title: titleOf(one, asked, over, license?.id ?? lifting?.code ?? null),
    detail: `${asked.text} needs a license to ${told(asked)}${forReason(one.reason)}: ${groundsOf(one, asked)}.${wayOut(license, lifting, supported)}`,
    missingFacts: outcome === 'license_required' ? [...new Set(over.flatMap((exception) => exception.asks))] : [],
    requirement: requirementOf(one, asked),
    citations: citationsOf(one, asked),
  });
}

/** `5A002.a needs a license or exception ENC for the United Arab Emirates (NS)`: what heads the decision. */
function titleOf(one: Requirement, asked: Asked, over: Assessed[], covering: string | null): string {
  const where = `${theCountry(asked.place.country)} (${one.source === 'footnote' ? one.at : one.reason})`;
  if (covering !== null) return `${asked.text} goes to ${where} under ${covering}`;
  const candidates = over.filter((exception) => exception.status === 'candidate' && !transactionBased.has(exception.code));
  const names = candidates.map((exception) => exception.code).join(' or ');
  return `${asked.text} needs a license${names ? ` or exception ${names}` : ''} for ${where}`;
}

function wayOut(license: LicenseOnRecord | null, lifting: Assessed | undefined, supported: Assessed | undefined): string {
  if (license) return ` License ${license.id} on record covers it.`;
  if (lifting) return ` License Exception ${lifting.code} is available.`;
  return supported ? ` License Exception ${supported.code} may apply; a person must confirm its conditions.` : '';
}

/** Reasons for control as 738.2(d)(2)(i) names them. */
const reasonNames: Record<string, string> = {
  AT: 'anti-terrorism',
  CB: 'chemical and biological weapons',
  CC: 'crime control',
  CW: 'the Chemical Weapons Convention',
  EI: 'encryption items',
  FC: 'the firearms convention',
  MT: 'missile technology',
  NP: 'nuclear nonproliferation',
  NS: 'national security',
  RS: 'regional stability',
  SI: 'significant items',
  SL: 'surreptitious listening',
  SS: 'short supply',
  UN: 'embargoes of the United Nations',
};

/** ` for national security (NS)`; a footnote of the chart and a referral are told by where they stand. */
const forReason = (reason: string): string =>
  reason === 'FOOTNOTE' || reason === 'EMBARGO'
    ? ''
    : ` for ${reasonNames[reason] ? `${reasonNames[reason]} (${reason})` : reason}`;

const requirementOf = (one: Requirement, asked: Asked) => ({
  control: asked.text,
  reason: one.reason,
  column: one.column,
  destination: asked.place.country,
});

const told = ({ place }: Asked): string =>
  place.from === place.country
    ? theCountry(place.country)
    : `${theCountry(place.country)} (which takes the row of ${theCountry(place.from)}, ${place.basis})`;

function groundsOf(one: Requirement, { place }: Asked): string {
  if (one.source === 'chart') return `${one.column} is marked for ${theCountry(place.from)} in the Country Chart`;
  if (one.source === 'footnote') return `${one.at} of the Country Chart requires it`;
  if (one.source === 'referral') return `the chart has no marks for ${theCountry(place.from)} and points to ${one.at}`;
  return `the entry requires it (${one.at})`;
}

function open(one: Requirement, asked: Asked, license: LicenseOnRecord | null): Draft {
  const missingFacts = factsOf(asked.item, one.missing);
  return finding(asked.item, {
    code: one.read === null ? 'license.undetermined' : 'license.prose',
    outcome: license ? 'clear_with_conditions' : 'review',
    title: `Whether ${asked.text} needs a license for ${theCountry(asked.place.country)} (${one.reason}) is not decided`,
    detail: question(one, asked) + (license ? ` License ${license.id} on record would cover it.` : ''),
    missingFacts,
    requirement: requirementOf(one, asked),
    citations: citationsOf(one, asked),
  });
}

function question(one: Requirement, asked: Asked): string {
  const where = `${asked.text} to ${theCountry(asked.place.country)}, ${one.reason} (${one.column})`;
  if (one.policy)
    return `${where}: ${one.policy.note} (policy status \`${one.policy.id}: ${one.policy.status}\`, ${one.policy.authority}).`;
  if (one.read !== null) return `${where}: the requirement is told in a text that must be read (${one.read}).`;
  const paragraphs = one.missing.includes('paragraph') ? tellParagraphs(asked.code, one.scope ?? []) : null;
  const facts = [...new Set(one.missing)].filter((name) => name !== 'paragraph').map(tellFact);
  const hangs = facts.length > 0 ? `the requirement depends on ${facts.join('; ')}` : '';
  if (one.missing.includes('paragraph'))
    return `${where}: the requirement applies to ${paragraphs ?? 'some paragraphs of the entry'}; name the paragraph of the item${hangs ? ` (for some of them ${hangs})` : ''}.`;
  return `${where}: ${hangs || 'the requirement depends on facts of the item that are not given'}.`;
}

function none(asked: Asked): Draft {
  return finding(asked.item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: `${asked.text} needs no license for ${theCountry(asked.place.country)} (NLR)`,
    detail: `${asked.text} needs no license to ${told(asked)}: ${whyNot(asked)}. End uses, end users and embargoes are asked separately.`,
    citations: [chart(asked, `${asked.place.from}, row`), entryOf(asked)],
  });
}

const chart = ({ law }: Asked, pinpoint: string): Citation => {
  const stamp = law.stamps.chart;
  return { instrument: stamp?.instrument ?? '15 CFR Part 738 Supp. 1', pinpoint, url: stamp?.url ?? null, edition: law.edition };
};

const entryOf = ({ law, code }: Asked): Citation => ({
  instrument: law.stamps.ccl?.instrument ?? '15 CFR Part 774 Supp. 1',
  pinpoint: code,
  url: law.stamps.ccl?.url ?? null,
  edition: law.edition,
});

function citationsOf(one: Requirement, asked: Asked): Citation[] {
  const { law, place } = asked;
  const entry = entryOf(asked);
  if (one.source === 'chart') return [chart(asked, `${place.from}, ${one.column}`), entry];
  if (one.source === 'footnote') return [chart(asked, `${place.from}, ${one.at}`), entry];
  return /^\d+\.\d/.test(one.at) ? [entry, citeEar(one.at, law.edition)] : [entry];
}
