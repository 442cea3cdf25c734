import type { Draft, Gap } from '../model/finding.ts';
import type { Order } from '../model/order.ts';

/** Jurisdictions whose lists are screened while their license law is not modelled, and the instrument it stands in. */
export const unmodelled: Readonly<Record<string, { instrument: string; url: string }>> = {
  UK: {
    instrument: 'Export Control Order 2008 and assimilated Regulation (EC) No 428/2009',
    url: 'https://www.legislation.gov.uk/uksi/2008/3231',
  },
  CA: { instrument: 'Export and Import Permits Act', url: 'https://laws-lois.justice.gc.ca/eng/acts/E-19/' },
  AU: {
    instrument: 'Defence Trade Controls Act 2012 and Customs (Prohibited Exports) Regulations 1958',
    url: 'https://www.legislation.gov.au',
  },
  CH: { instrument: 'Goods Control Act (SR 946.202)', url: 'https://www.fedlex.admin.ch/eli/cc/1997/1697_1697_1697/en' },
  JP: { instrument: 'Foreign Exchange and Foreign Trade Act', url: 'https://www.meti.go.jp/policy/anpo/' },
  CN: { instrument: 'Export Control Law of 2020', url: 'https://exportcontrol.mofcom.gov.cn/' },
};

/** Said in the open: an order under such a law is a person's to judge. */
export function unmodelledLaw(order: Order, reached: string[]): { findings: Draft[]; gaps: Gap[] } {
  const law = reached.flatMap((jurisdiction) => {
    const found = unmodelled[jurisdiction];
    return found && order.items.length > 0 ? [{ jurisdiction, ...found }] : [];
  });
  return {
    gaps: law.map(({ jurisdiction }) => ({
      code: 'jurisdiction_not_modelled',
      subject: jurisdiction,
      detail: `The license law of ${jurisdiction} reaches this order and is not modelled; parties and embargoes were screened.`,
    })),
    findings: law.map(({ jurisdiction, instrument, url }) => ({
      check: 'license',
      code: 'license.undetermined',
      jurisdiction,
      outcome: 'review',
      hard: false,
      title: `License law of ${jurisdiction} is not modelled`,
      detail: `Whether this order needs a license under the law of ${jurisdiction} must be read by a person (${instrument}).`,
      party: null,
      item: null,
      missingFacts: [],
      citations: [{ instrument, pinpoint: null, url }],
    })),
  };
}
