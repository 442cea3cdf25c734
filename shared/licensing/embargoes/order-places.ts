import type { Order } from '../../model/order.ts';
import type { Address, Party } from '../../model/party.ts';
import { isCountryCode, resolveCountry } from '../../names/resolve-country.ts';
import type { Exposure } from './apply-embargo.ts';
import type { Place } from './find-regions.ts';

/** One place of an order, resolved as far as it can be, with what the order does there. */
export interface OrderPlace {
  place: Place;
  party: string | null;
  touch: Exposure['touch'];
  /** For people: `the destination`, `the address of party …`. */
  who: string;
}

/** Where goods end (15 CFR 748.5), and with whom the sale is made. Any other role is beside the sale. */
const endRoles = new Set(['ship_to', 'ultimate_consignee', 'end_user', 'intermediate_consignee']);
const saleRoles = new Set(['purchaser', 'bill_to', 'payer', 'beneficial_owner']);

/** Every place an order names: the destination first, then the parties' addresses, then the countries on the way. */
export function orderPlaces(order: Order): OrderPlace[] {
  const destination: OrderPlace = {
    place: resolvePlace({ ...order.destination, lines: [] }, null),
    party: null,
    touch: 'destination',
    who: 'the destination',
  };
  const via = order.via.map(
    (country): OrderPlace => ({
      place: resolvePlace({ lines: [], city: null, region: null, postalCode: null, country }, null),
      party: null,
      touch: 'passing',
      who: 'a country on the way',
    }),
  );
  return [destination, ...order.parties.flatMap(partyPlace), ...via, ...releases(order)];
}

/** A deemed export goes to the nationality of the person who learns (15 CFR 734.13(b)); what follows, a person judges. */
function releases(order: Order): OrderPlace[] {
  if (order.transaction !== 'deemed_export') return [];
  return order.parties.flatMap((party) =>
    party.nationalities.map(
      (country): OrderPlace => ({
        place: resolvePlace({ ...nowhere, country }, null),
        party: party.id,
        touch: 'passing',
        who: `the nationality of party \`${party.id}\``,
      }),
    ),
  );
}

function partyPlace(party: Party): OrderPlace[] {
  if (!party.address && !party.phone) return [];
  const place = resolvePlace(party.address ?? nowhere, party.phone);
  return [{ place, party: party.id, touch: touchOf(party.roles), who: `the address of party \`${party.id}\`` }];
}

const nowhere: Address = { lines: [], city: null, region: null, postalCode: null, country: null };

function touchOf(roles: string[]): Exposure['touch'] {
  if (roles.some((role) => endRoles.has(role))) return 'destination';
  return roles.some((role) => saleRoles.has(role)) || roles.length === 0 ? 'dealing' : 'passing';
}

/** Country by code or by any spelling; what is not a code is kept as written, since `Crimea` says more than `UA`. */
function resolvePlace(address: Address, phone: string | null): Place {
  const written = address.country?.trim() ?? '';
  const isCode = isCountryCode(written);
  return {
    country: isCode ? written : resolveCountry(written),
    countryText: isCode || written === '' ? null : written,
    region: address.region,
    city: address.city,
    postalCode: address.postalCode,
    lines: address.lines,
    phone,
  };
}
