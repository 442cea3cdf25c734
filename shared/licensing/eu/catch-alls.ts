import type { Draft } from '../../model/finding.ts';
import type { Item } from '../../model/item.ts';
import type { EuLaw } from '../../model/law.ts';
import type { Order } from '../../model/order.ts';
import { armsEmbargoOn } from './arms-embargo.ts';
import { citeArticle } from './cite-annex.ts';
import { euFinding } from './eu-finding.ts';
import type { EuClass } from './read-eu-code.ts';

interface CatchAll {
  article: string;
  title: string;
  /** True when the flags of the order name the use. */
  named: (use: Use) => boolean;
}

interface Use {
  flags: Record<string, boolean | null>;
  attributes: Item['attributes'];
  country: string;
  day: string;
}

/** Uses that bring an unlisted item under control: informed by the authority, an authorization; aware, a duty to notify. */
const articles: readonly CatchAll[] = [
  {
    article: 'Article 4(1)(a)',
    title: 'weapons of mass destruction or their delivery',
    named: ({ flags }) => flags.nuclear === true || flags.chemBio === true || flags.missile === true,
  },
  {
    article: 'Article 4(1)(b)',
    title: 'military end use in a country under an arms embargo',
    named: ({ flags, country, day }) => flags.military === true && armsEmbargoOn(country, day) !== null,
  },
  {
    article: 'Article 4(1)(c)',
    title: 'parts of military items exported without authorization',
    named: ({ flags }) => flags.partsOfIllegalMilitaryExport === true,
  },
  {
    article: 'Article 5(1)',
    title: 'cyber-surveillance items and internal repression or violations of human rights',
    named: ({ flags, attributes }) =>
      (attributes.cyberSurveillance === true || flags.cyberSurveillance === true) &&
      (flags.internalRepression === true ||
        flags.humanRightsViolation === true ||
        flags.exporterAware === true ||
        flags.police === true ||
        flags.government === true),
  },
];

/** The catch-all controls on items Annex I does not list, as questions: the authority decides, never this code. */
export function catchAlls(item: Item, known: EuClass, order: Order, law: EuLaw, day: string): Draft[] {
  if (known.kind !== 'not_listed' || order.destination.country === null) return [];
  const { flags } = order.endUse;
  const use: Use = { flags, attributes: item.attributes, country: order.destination.country, day };
  const found = articles
    .filter((one) => one.named(use))
    .map((one) => catchAll(one, item, law, flags.informedByAuthority === true));
  if (found.length > 0) return found;
  return item.attributes.cyberSurveillance === true ? [surveillanceQuestion(item, law)] : [];
}

function catchAll(one: CatchAll, item: Item, law: EuLaw, informed: boolean): Draft {
  return euFinding(item, {
    code: informed ? 'license.required' : 'license.undetermined',
    outcome: informed ? 'license_required' : 'review',
    title: `Catch-all: ${one.title}`,
    detail: informed
      ? `The authority has informed the exporter: an authorization is required for this unlisted item (${one.article}).`
      : `The exporter is aware of ${one.title}: notify the competent authority, which decides whether an authorization is required (${one.article.replace('(1)', '(2)')}).`,
    citations: [citeArticle(law, informed ? one.article : one.article.replace('(1)', '(2)'))],
  });
}

const surveillanceQuestion = (item: Item, law: EuLaw): Draft =>
  euFinding(item, {
    code: 'license.undetermined',
    outcome: 'review',
    title: 'Cyber-surveillance item not listed in Annex I',
    detail:
      'Whether it is meant for internal repression or serious violations of human rights must be asked before export (Article 5).',
    missingFacts: ['endUse.flags.internalRepression'],
    citations: [citeArticle(law, 'Article 5')],
  });
