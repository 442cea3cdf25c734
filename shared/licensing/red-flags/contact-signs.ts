import { theCountry } from '../the-country.ts';
import { type CountrySign, embargoedSigns, sanctionedSigns } from './country-signs.ts';
import { readDiversion } from './read-diversion.ts';
import type { Sign, View } from './view.ts';

const words: Record<CountrySign['by'], string> = {
  ip: 'The internet address',
  payment: 'The payment',
  email: 'The e-mail domain',
  website: 'The website',
  phone: 'The telephone prefix',
};

/** A network, payment, e-mail, website or telephone of an embargoed country beside another destination. */
export const countryMismatch: Sign = (view) =>
  view.countries
    .filter((sign) => sign.country !== view.country && matters(sign, view))
    .map((sign) => ({
      number: null,
      topic: isStrong(sign) ? 'geo_mismatch' : 'contact_mismatch',
      title: `${words[sign.by]} points to ${theCountry(sign.country)}.`,
      detail: `The order goes elsewhere. A sign of ${theCountry(sign.country)} must be explained before the goods leave.`,
      party: sign.party,
    }));

const matters = (sign: CountrySign, view: View): boolean =>
  embargoedSigns.has(sign.country) || (sanctionedSigns.has(sign.country) && (isStrong(sign) || view.sensitive.length > 0));

/** Payment and network say more than a mail provider. */
const isStrong = (sign: CountrySign): boolean => sign.by === 'ip' || sign.by === 'payment';

/** What free text (end-use statement, notes) says of ways around the destination. */
export const diversionText: Sign = ({ order, country }) => {
  const texts = [...(order.endUse.statement ? [order.endUse.statement] : []), ...Object.values(order.metadata)];
  return texts
    .flatMap((text) => readDiversion(text, country))
    .map(({ phrase, country: named }) => ({
      number: 12,
      topic: 'diversion',
      title: `The text of the order says \`${phrase}\`.`,
      detail:
        named === null ? 'It speaks of hiding or passing on.' : `It names ${theCountry(named)}, which is not the destination.`,
    }));
};
