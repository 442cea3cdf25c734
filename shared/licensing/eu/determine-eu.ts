import type { ExceptionAssessment, Obligation } from '../../model/decision.ts';
import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import type { Outcome } from '../../model/outcome.ts';
import { own } from '../../model/own.ts';
import type { Coverer } from '../covered-by.ts';
import { euMembers } from '../eu-members.ts';
import type { LawTables } from '../law-tables.ts';
import { theCountry } from '../the-country.ts';
import type { Assessed } from '../us/assess-exceptions.ts';
import { mayBeAnnexIv } from './annex-iv.ts';
import { assessAuthorizations, type EuAsked } from './assess-authorizations.ts';
import { authorizationRules } from './authorization-rules.ts';
import { citeAnnex, citeArticle } from './cite-annex.ts';
import { euFinding } from './eu-finding.ts';
import { type EuClass, euClassOf } from './read-eu-code.ts';

export interface EuAnswer {
  findings: Draft[];
  exceptions: ExceptionAssessment[];
  obligations: Obligation[];
}

/** Export authorization under Regulation (EU) 2021/821 for every item: Articles 3 to 5, 11, 12 and Annex II. */
export function determineEu(order: Order, tables: LawTables, day: string, coveredBy: Coverer): EuAnswer {
  const answers = order.items
    .filter((item) => item.kind !== 'service')
    .map((item) => determineItem(item, order, tables, day, coveredBy));
  return {
    findings: answers.flatMap((answer) => answer.findings),
    exceptions: answers.flatMap((answer) => answer.exceptions),
    obligations: answers.flatMap((answer) => answer.obligations),
  };
}

const only = (...findings: Draft[]): EuAnswer => ({ findings, exceptions: [], obligations: [] });

function determineItem(item: Item, order: Order, tables: LawTables, day: string, coveredBy: Coverer): EuAnswer {
  const law = tables.eu;
  const known = euClassOf(item);
  const country = order.destination.country;
  if (!known) return only(unclassified(item, tables));
  if (country === null) return only(undetermined(item, tables, 'The destination is not known.', ['destination.country']));
  if (known.kind === 'unreadable' || known.kind === 'military') return only(notOfAnnexI(item, known, tables));
  if (known.kind === 'not_listed') return only(notListed(item, known, tables));
  if (!own(law.entries, known.entry)) {
    return only(
      undetermined(item, tables, `Annex I (${law.edition}) has no entry ${known.entry}.`, [
        `items[${item.id}].classification.eu`,
      ]),
    );
  }
  const asked: EuAsked = { law, item, entry: known.entry, path: known.path, country, day };
  if (euMembers.has(country)) return withinUnion(asked, known.text);
  return exportOf(asked, known.text, order, coveredBy);
}

function exportOf(asked: EuAsked, code: string, order: Order, coveredBy: Coverer): EuAnswer {
  const all = assessAuthorizations(asked, order);
  const claimed = order.authorizations.flatMap((one) => (one.kind === 'general' && one.code !== null ? [one.code] : []));
  const bound = all.filter((one) => claimed.includes(one.code) && one.status !== 'not_listed');
  const usable = bound.length > 0 ? bound : all;
  const lifting = usable.find((one) => one.effect === 'lifts');
  const supported = usable.find((one) => one.effect === 'supported');
  const license = coveredBy('EU', code, asked.country, asked.day);
  const outcome: Outcome = license || lifting ? 'clear_with_conditions' : supported ? 'review' : 'license_required';
  const asks = usable.flatMap((one) => one.asks);
  const open = usable.filter((one) => one.asks.length > 0).map((one) => one.code);
  const way = license
    ? `License ${license.id} on record covers it.`
    : lifting
      ? `General authorization ${lifting.code} covers it.`
      : supported
        ? `General authorization ${supported.code} may cover it; its conditions must be confirmed.`
        : open.length > 0
          ? `Whether general authorization ${open.join(' or ')} covers it hangs on facts that are not told; without it an individual or global authorization is needed.`
          : 'No general authorization covers it: an individual or global authorization is needed.';
  const missingFacts = outcome === 'clear_with_conditions' ? [] : [...new Set([...asks, ...questions(usable)])];
  const finding = euFinding(asked.item, {
    code: 'license.required',
    outcome,
    title: titleOf(code, asked, license?.id ?? lifting?.code ?? null, supported?.code ?? null),
    detail: `${code} is listed in Annex I; export to ${theCountry(asked.country)} needs an authorization (Article 3(1)). ${way}`,
    missingFacts,
    requirement: { control: code, reason: 'ANNEX_I', column: 'Art. 3(1)', destination: asked.country },
    citations: [
      citeArticle(asked.law, 'Article 3(1)'),
      citeAnnex(asked.law, 'annexI', asked.entry),
      ...(lifting?.citations ?? supported?.citations ?? []),
    ],
  });
  return {
    findings: [finding],
    exceptions: all.map(({ effect: _effect, asks: _asks, ...shown }) => shown),
    obligations: lifting ? dutiesOf(lifting, asked) : [],
  };
}

/** `1C010.b goes to Switzerland under EU001`: what heads the decision. */
function titleOf(code: string, { country }: EuAsked, covering: string | null, possible: string | null): string {
  const where = theCountry(country);
  if (covering !== null) return `${code} goes to ${where} under ${covering}`;
  return `${code} needs an export authorization${possible === null ? '' : ` or ${possible}`} for ${where}`;
}

const questions = (all: Assessed[]): string[] => [
  ...new Set(
    all
      .filter((one) => one.status === 'candidate' && one.effect !== 'none')
      .flatMap((one) =>
        one.conditions
          .filter((condition) => condition.met === null)
          .map((condition) => `authorizations[${one.code}].attestations.${condition.key}`),
      ),
  ),
];

const dutiesOf = (lifting: Assessed, { law }: EuAsked): Obligation[] =>
  (authorizationRules[lifting.code]?.after ?? []).map(([code, text]) => ({
    code,
    detail: `${lifting.code}: ${text}.`,
    citations: [citeAnnex(law, 'annexII', `${authorizationRules[lifting.code]?.section ?? ''} Part 3`)],
  }));

/** Article 11: only Annex IV needs an authorization inside the Union; the papers of every listed item say that it is controlled. */
function withinUnion(asked: EuAsked, code: string): EuAnswer {
  const { item, law, country } = asked;
  const annexIv = mayBeAnnexIv(item, asked.entry, asked.path);
  const outcome: Outcome = annexIv === true ? 'license_required' : annexIv === null ? 'review' : 'clear';
  const told = {
    clear: `${code} may move to ${theCountry(country)} without an authorization: only items of Annex IV need one inside the Union.`,
    review: `Parts of ${asked.entry} are in Annex IV, whose items need an authorization inside the Union; whether this item is one is not told.`,
    license_required: `${code} is stated to be an item of Annex IV: a transfer to ${theCountry(country)} needs an authorization.`,
  }[outcome];
  const finding = euFinding(item, {
    code: outcome === 'clear' ? 'license.no_requirement' : outcome === 'review' ? 'license.undetermined' : 'license.required',
    outcome,
    title: outcome === 'clear' ? 'No authorization needed inside the Union' : 'Annex IV',
    detail: told,
    missingFacts: outcome === 'review' ? [`items[${item.id}].attributes.annexIV`] : [],
    citations: [citeArticle(law, 'Article 11(1), Annex IV')],
    ...(outcome === 'license_required'
      ? { requirement: { control: code, reason: 'ANNEX_IV', column: 'Art. 11(1)', destination: country } }
      : {}),
  });
  const papers: Obligation = {
    code: 'EU_TRANSFER_DOCUMENTS',
    detail:
      'Commercial documents for the transfer must say that the items are subject to control if exported from the Union (Article 11(9)).',
    citations: [citeArticle(law, 'Article 11(9)')],
  };
  return { findings: [finding], exceptions: [], obligations: [papers] };
}

function unclassified(item: Item, tables: LawTables): Draft {
  return euFinding(item, {
    code: 'license.unclassified',
    outcome: 'review',
    title: 'The item has no EU classification',
    detail: 'Without an Annex I code, or a statement that the item is not listed, no authorization requirement can be read off.',
    missingFacts: [`items[${item.id}].classification.eu`],
    citations: [citeArticle(tables.eu, 'Article 3(1)')],
  });
}

function undetermined(item: Item, tables: LawTables, detail: string, missingFacts: string[]): Draft {
  return euFinding(item, {
    code: 'license.undetermined',
    outcome: 'review',
    title: 'Authorization requirement not determined',
    detail,
    missingFacts,
    citations: [citeArticle(tables.eu, 'Article 3(1)')],
  });
}

function notOfAnnexI(item: Item, known: Extract<EuClass, { kind: 'unreadable' | 'military' }>, tables: LawTables): Draft {
  const detail =
    known.kind === 'military'
      ? `\`${known.text}\` is on the Common Military List: exports are licensed by national law, which is not modelled.`
      : `\`${known.text}\` is no Annex I code; expected a form such as \`5A002.a.1\` or \`not_listed\`.`;
  return undetermined(item, tables, detail, [`items[${item.id}].classification.eu`]);
}

function notListed(item: Item, known: Extract<EuClass, { kind: 'not_listed' }>, tables: LawTables): Draft {
  return euFinding(item, {
    code: 'license.no_requirement',
    outcome: 'clear',
    title: 'Not listed in Annex I',
    detail: `${known.derived === null ? 'The item is stated not to be listed' : `Not listed: ${known.derived}`}; the catch-all controls of Articles 4 and 5 are asked with the end use, national lists (Articles 9 and 10) are not looked up.`,
    citations: [citeArticle(tables.eu, 'Articles 3 to 5')],
  });
}
