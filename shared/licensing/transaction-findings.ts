import type { Draft } from '../model/finding.ts';
import type { Order } from '../model/order.ts';
import { citeEar } from './cite-law.ts';
import { citeArticle } from './eu/cite-annex.ts';
import type { LawTables } from './law-tables.ts';

/** Kinds of transaction that a person judges whatever the tables say. */
export function transactionFindings(order: Order, reached: string[], law: LawTables): Draft[] {
  const found: Draft[] = [];
  if (order.transaction === 'deemed_export' && reached.includes('US')) found.push(deemedExport(law));
  if (order.transaction === 'transit' && reached.includes('EU')) found.push(euTransit(law));
  if (order.transaction === 'brokering' && reached.includes('EU')) found.push(euBrokering(law));
  return found;
}

const base = { check: 'license', code: 'license.undetermined', outcome: 'review', hard: false, party: null, item: null } as const;

const deemedExport = (law: LawTables): Draft => ({
  ...base,
  jurisdiction: 'US',
  title: 'Deemed export',
  detail:
    'Release of technology or source code to a foreign person is an export to the country of nationality; permanent residents and protected persons are outside it. A person decides.',
  missingFacts: ['parties.nationalities'],
  citations: [citeEar('734.13(a)(2)', law.us.edition)],
});

const euTransit = (law: LawTables): Draft => ({
  ...base,
  jurisdiction: 'EU',
  title: 'Transit through the Union',
  detail:
    'The authority may prohibit or ask for an authorization for non-Union items in transit that may be meant for the uses of Article 4(1).',
  missingFacts: [],
  citations: [citeArticle(law.eu, 'Article 7')],
});

const euBrokering = (law: LawTables): Draft => ({
  ...base,
  jurisdiction: 'EU',
  title: 'Brokering from the Union',
  detail: 'Brokering of Annex I items needs an authorization where the broker knows, or was informed, of a use of Article 4(1).',
  missingFacts: ['endUse.statement'],
  citations: [citeArticle(law.eu, 'Article 6')],
});
