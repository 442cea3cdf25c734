import type { Citation } from '../../model/citation.ts';
import type { Item } from '../../model/item.ts';
import { citeEu, citeUk } from '../cite-law.ts';
import { armsEmbargoesOn } from '../embargoes/arms-embargoes.ts';
import { type EndUsePlace, type EndUseRule, everywhere, hasEccn, never, since } from './end-use-rule.ts';

const underEuArmsEmbargo = (place: EndUsePlace): boolean =>
  place.country !== null && armsEmbargoesOn(place.country, place.day).some((row) => row.jurisdiction === 'EU');
/** The catch-alls are about items Annex I does not name; for those it names an authorization is asked anyway. */
const isUnlisted = (item: Item): boolean => !/^\d[A-E]\d{3}/i.test(item.classification.eu?.trim() ?? '');
const euCatchAll = 'The exporter must tell the competent authority, which decides whether an authorization is required.';
const eu = (pinpoint: string): Citation => ({
  ...citeEu('Regulation (EU) 2021/821', pinpoint, '02021R0821-20251115'),
  edition: '02021R0821-20251115',
});

/** Articles 4 and 5 of Regulation (EU) 2021/821, and the end-use control of the United Kingdom. */
export const otherEndUses: readonly EndUseRule[] = [
  {
    id: 'eu-4.1.a',
    topic: 'nuclear',
    jurisdiction: 'EU',
    flags: ['nuclear', 'chemBio', 'missile', 'wmd'],
    binds: everywhere,
    asks: never,
    reaches: isUnlisted,
    outcome: 'review',
    title: 'A use in weapons of mass destruction or their carriers must be notified.',
    detail: `Article 4(1)(a) catches unlisted items for chemical, biological or nuclear weapons and their missiles. ${euCatchAll}`,
    effective: since('2021-09-09', 'Regulation (EU) 2021/821'),
    citations: [eu('Art. 4(1)(a), 4(2)')],
  },
  {
    id: 'eu-4.1.b',
    topic: 'military',
    jurisdiction: 'EU',
    flags: ['military'],
    binds: underEuArmsEmbargo,
    asks: (item) => /^\d[A-E]\d{3}/i.test(item.classification.eu ?? '') || (hasEccn(item) && item.classification.eu === null),
    reaches: isUnlisted,
    outcome: 'review',
    title: 'A military end use in a country under an arms embargo must be notified.',
    detail: `Article 4(1)(b) catches unlisted items for military goods where the buyer or the country is under an arms embargo. ${euCatchAll}`,
    effective: since('2021-09-09', 'Regulation (EU) 2021/821'),
    citations: [eu('Art. 4(1)(b), 4(2)')],
  },
  {
    id: 'eu-4.1.c',
    topic: 'military',
    jurisdiction: 'EU',
    flags: ['partsOfIllegalMilitaryExport'],
    binds: everywhere,
    asks: never,
    reaches: isUnlisted,
    outcome: 'review',
    title: 'Parts for military items that left a Member State without an authorization must be notified.',
    detail: `Article 4(1)(c) catches unlisted items for use as parts of military items exported without, or against, an authorization. ${euCatchAll}`,
    effective: since('2021-09-09', 'Regulation (EU) 2021/821'),
    citations: [eu('Art. 4(1)(c), 4(2)')],
  },
  {
    id: 'eu-4.1-informed',
    topic: 'military',
    jurisdiction: 'EU',
    flags: ['informedByAuthority'],
    binds: everywhere,
    asks: never,
    reaches: isUnlisted,
    outcome: 'license_required',
    title: 'The authority has informed the exporter: an authorization is required.',
    detail:
      'Articles 4(1) and 5(1) require an authorization for an unlisted item once the competent authority has informed the exporter of such a use.',
    effective: since('2021-09-09', 'Regulation (EU) 2021/821'),
    citations: [eu('Art. 4(1)'), eu('Art. 5(1)')],
  },
  {
    id: 'eu-5',
    topic: 'cyber_surveillance',
    jurisdiction: 'EU',
    flags: ['internalRepression', 'humanRightsViolation', 'cyberSurveillance'],
    binds: everywhere,
    asks: (item) => item.attributes.cyberSurveillance === true,
    reaches: isUnlisted,
    outcome: 'review',
    title: 'A use of surveillance items in repression must be notified.',
    detail: `Article 5 catches unlisted cyber-surveillance items for internal repression or serious violations of human rights. ${euCatchAll}`,
    effective: since('2021-09-09', 'Regulation (EU) 2021/821'),
    citations: [eu('Art. 5(1), 5(2)')],
  },
  {
    id: 'uk-end-use',
    topic: 'military',
    jurisdiction: 'UK',
    flags: ['military', 'nuclear', 'chemBio', 'missile', 'wmd', 'militaryIntelligence'],
    binds: everywhere,
    asks: never,
    outcome: 'review',
    title: 'The end-use control of the United Kingdom may apply.',
    detail:
      'Weapons of mass destruction and military end uses are controlled whatever the item; license logic of the United Kingdom is not modelled here, so a person must decide.',
    effective: since('2008-12-17', 'SI 2008/3231'),
    citations: [citeUk('Export Control Order 2008', '2008/3231', 'art. 6')],
  },
];
