import type { Draft, Match } from '../../shared/model/finding.ts';
import type { Order } from '../../shared/model/order.ts';

/** A small complete order; `changes` replace whole members. */
export function orderForRules(changes: Partial<Order> = {}): Order {
  return {
    reference: 'SO-1',
    stage: 'checkout',
    transaction: 'export',
    shipFrom: { country: 'US' },
    destination: { country: 'FR', region: null, city: 'Lyon', postalCode: null },
    via: [],
    parties: [
      {
        id: 'buyer',
        roles: ['purchaser'],
        type: 'organization',
        name: 'Ateliers Morel',
        aliases: [],
        address: { lines: ['1 rue Haute'], city: 'Lyon', region: null, postalCode: null, country: 'FR' },
        dateOfBirth: null,
        gender: null,
        nationalities: [],
        identifiers: [],
        ownership: [],
        email: null,
        phone: null,
        website: null,
      },
    ],
    items: [
      {
        id: '1',
        sku: 'BOLT-8',
        description: 'Steel bolts',
        kind: 'commodity',
        quantity: 3,
        unitValue: { amount: '0.10', currency: 'EUR' },
        origin: 'DE',
        classification: { us: 'EAR99', eu: 'not_listed', uk: null, hs: '731815', source: 'self' },
        attributes: { tpp: null },
      },
    ],
    endUse: { statement: null, flags: { military: false, nuclear: null } },
    authorizations: [],
    signals: { ipCountry: 'FR', paymentCountry: null, accountAgeDays: null },
    jurisdictions: [],
    deadlineMs: 800,
    asOf: null,
    dryRun: false,
    metadata: {},
    ...changes,
  };
}

/** A name match as the party check reports it. */
export function matchDraft(effect: string, score: number, band: Match['band']): Draft {
  return {
    check: 'party',
    code: 'party.name_match',
    jurisdiction: 'US',
    outcome: 'review',
    hard: false,
    title: 'a match',
    detail: '',
    party: 'buyer',
    item: null,
    missingFacts: [],
    match: {
      entry: {
        id: 'own-test:1',
        source: 'own-test',
        name: 'Ateliers Morel',
        type: 'organization',
        programs: [],
        licensePolicy: null,
        licenseRequirement: null,
        effect,
        listedAt: null,
        url: null,
        hash: 'h1',
      },
      matchedName: 'Ateliers Morel',
      via: 'name',
      score,
      nameScore: score,
      band,
      features: [],
      for: [],
      against: [],
      absent: [],
      settles: null,
    },
    citations: [],
  };
}
