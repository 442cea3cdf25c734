import type { ParsedScreenRequest } from '../../shared/api/order.ts';
import { findRegions } from '../../shared/licensing/embargoes/find-regions.ts';
import { canonicalFlags } from '../../shared/licensing/end-use/flag-names.ts';
import { readEccn } from '../../shared/licensing/us/read-eccn.ts';
import type { Classification } from '../../shared/model/item.ts';
import type { Order } from '../../shared/model/order.ts';
import type { Address } from '../../shared/model/party.ts';
import { countryKey, countryName, isCountryCode, resolveCountry } from '../../shared/names/resolve-country.ts';

/**
 * The order of a parsed body: ids where none were given, countries as ISO codes where a text names one country (`USA`,
 * `Deutschland`), control codes and end-use flags in one spelling. What cannot be read stays as it is, for the checks to hold the order by.
 */
export function toOrder(body: ParsedScreenRequest): Order {
  return {
    ...body,
    shipFrom: body.shipFrom && { country: countryCode(body.shipFrom.country) },
    destination: withCode(body.destination),
    via: body.via.map(countryCode),
    parties: body.parties.map((party, position) => ({
      ...party,
      id: party.id ?? `party-${position + 1}`,
      address: party.address && withCode(party.address),
      nationalities: party.nationalities.map(countryCode),
      identifiers: party.identifiers.map((one) => ({ ...one, country: one.country && countryCode(one.country) })),
    })),
    items: body.items.map((item, position) => ({
      ...item,
      id: item.id ?? `item-${position + 1}`,
      origin: item.origin && countryCode(item.origin),
      classification: canonical(item.classification),
    })),
    endUse: { ...body.endUse, flags: canonicalFlags(body.endUse.flags) },
    signals: {
      ...body.signals,
      ipCountry: body.signals.ipCountry && countryCode(body.signals.ipCountry),
      paymentCountry: body.signals.paymentCountry && countryCode(body.signals.paymentCountry),
    },
  };
}

/** ISO code where a text names one country, else the text. An embargoed region stands for itself: its country says less. */
export const countryCode = (text: string): string => (namesRegion(text) ? text : (resolveCountry(text) ?? text));

const namesRegion = (text: string): boolean =>
  text.length > 3 &&
  findRegions({ country: null, countryText: text, region: null, city: null, postalCode: null, lines: [] }).length > 0;

const notListed = /^not[\s_-]*(listed|controlled)$/i;

function canonical({ us, eu, ...rest }: Classification): Classification {
  return { ...rest, us: us && usCode(us), eu: eu && (notListed.test(eu.trim()) ? 'not_listed' : eu.trim()) };
}

function usCode(text: string): string {
  const read = readEccn(text);
  return read.kind === 'ear99' ? 'EAR99' : read.text;
}

type Place = Pick<Address, 'country' | 'region'>;

/** A region written where the country belongs (`Crimea`) is not lost when its country is put in its place. */
function withCode<P extends Place>(place: P): P {
  if (place.country === null) return place;
  const country = resolveCountry(place.country) ?? place.country;
  if (isPlain(place.country, country)) return { ...place, country };
  return { ...place, country, region: place.region === null ? place.country : `${place.region}, ${place.country}` };
}

/** True when the text says no more than the code does. */
const isPlain = (text: string, country: string): boolean =>
  text === country ||
  text.trim().length <= 3 ||
  countryKey(text) === countryKey(isCountryCode(country) ? countryName(country) : text);
