import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import type { Party } from '../../model/party.ts';
import { countryName } from '../../names/resolve-country.ts';
import { isEar99 } from '../embargoes/item-scopes.ts';
import { diversionPlaces, highPriorityTier, watchedPlaces } from './common-high-priority.ts';
import { type CountrySign, countrySigns, embargoedSigns, sanctionedSigns } from './country-signs.ts';
import { embassyOf } from './find-embassy.ts';
import { readDiversion } from './read-diversion.ts';

/** What the signs below look at, worked out once. */
export interface View {
  order: Order;
  /** Destination, ISO 3166-1 alpha-2, or null. */
  country: string | null;
  groups: ReadonlySet<string>;
  /** True when goods leave the country they are in. */
  crossesBorder: boolean;
  /** Items with an ECCN, or on the Common High Priority List. */
  sensitive: Item[];
  countries: CountrySign[];
}

/** Something a sign saw. It holds the order; a person resolves it with a written reason. */
export interface Sighting {
  /** Number in Supplement No. 3 to Part 732; null for signs of other guidance. */
  number: number | null;
  topic: string;
  title: string;
  detail: string;
  party: string | null;
  item: string | null;
  /** False: worth telling, not worth holding. */
  holds: boolean;
}

export function viewOf(order: Order, country: string | null, groups: ReadonlySet<string>): View {
  const sensitive = order.items.filter((item) => hasEccn(item) || highPriorityTier(item) !== null);
  const crossesBorder = country === null || order.shipFrom === null || order.shipFrom.country !== country;
  return { order, country, groups, crossesBorder, sensitive, countries: countrySigns(order) };
}

const hasEccn = (item: Item): boolean => item.classification.us !== null && !isEar99(item.classification.us);
const sighting = (
  topic: string,
  number: number | null,
  title: string,
  detail: string,
  rest: Partial<Sighting> = {},
): Sighting => ({
  number,
  topic,
  title,
  detail,
  party: null,
  item: null,
  holds: true,
  ...rest,
});

const bySign: Record<CountrySign['by'], string> = {
  ip: 'The internet address',
  payment: 'The payment',
  email: 'The e-mail domain',
  website: 'The website',
  phone: 'The telephone prefix',
};

/** One function per kind of sign; each looks at the view alone. */
export const signs: readonly ((view: View) => Sighting[])[] = [
  /** A network, payment, e-mail, website or telephone of an embargoed country beside another destination. */
  ({ countries, country, sensitive }) =>
    countries
      .filter((sign) => sign.country !== country)
      .filter(
        (sign) =>
          embargoedSigns.has(sign.country) || (sanctionedSigns.has(sign.country) && (isStrong(sign) || sensitive.length > 0)),
      )
      .map((sign) =>
        sighting(
          sign.by === 'ip' || sign.by === 'payment' ? 'geo_mismatch' : 'contact_mismatch',
          null,
          `${bySign[sign.by]} points to ${countryName(sign.country)}.`,
          `The order goes elsewhere. A sign of ${countryName(sign.country)} must be explained before the goods leave.`,
          { party: sign.party },
        ),
      ),
  /** The embassy of an embargoed state stands for that state in any country. */
  ({ order }) =>
    order.parties.flatMap((party) => {
      const state = embassyOf(party);
      return state === null
        ? []
        : [
            sighting(
              'embassy',
              null,
              `The party is a mission of ${countryName(state)}.`,
              `The end user is the government of ${countryName(state)}, wherever its mission stands.`,
              { party: party.id },
            ),
          ];
    }),
  /** Listed high-priority goods to places of diversion. */
  (view) => view.order.items.flatMap((item) => highPriority(view, item)),
  /** A new account that orders sensitive goods for a place of diversion. */
  ({ order, country, sensitive }) => {
    const age = order.signals.accountAgeDays;
    const risky = country !== null && (diversionPlaces.has(country) || watchedPlaces.has(country));
    if (age === null || age > newAccountDays || !risky || sensitive.length === 0) return [];
    return [
      sighting(
        'little_background',
        4,
        `The account is ${age} days old.`,
        'A new customer orders sensitive goods for a place through which they are often diverted.',
      ),
    ];
  },
  /** A forwarder or a mailbox where the goods should end. */
  (view) => (view.crossesBorder ? view.order.parties.flatMap((party) => forwarder(view, party)) : []),
  ({ order, sensitive, crossesBorder }) =>
    crossesBorder && sensitive.length > 0
      ? order.parties
          .filter((party) => isEnd(party) && isMailboxOnly(party))
          .map((party) =>
            sighting(
              'po_box_only',
              8,
              'The consignee is known by a post-office box only.',
              'Sensitive goods need a place where they are used.',
              { party: party.id },
            ),
          )
      : [],
  /** Nobody is named who receives the goods. */
  (view) => noConsignee(view),
  ({ order, crossesBorder }) =>
    crossesBorder &&
    order.parties.some((party) => party.roles.some((role) => /resell|distribut/i.test(role))) &&
    !order.parties.some((party) => party.roles.includes('end_user'))
      ? [
          sighting(
            'end_user_unknown',
            21,
            'A reseller buys and no end user is named.',
            'Who will use the goods is not known. Ask the reseller, or record that the goods go to stock.',
          ),
        ]
      : [],
  /** Sensitive goods by way of a place of diversion. */
  ({ order, sensitive, country }) => {
    const odd = order.via.filter((stop) => stop !== country && diversionPlaces.has(stop));
    return odd.length > 0 && sensitive.length > 0
      ? [
          sighting(
            'abnormal_route',
            10,
            `The route leads through ${odd.map(countryName).join(', ')}.`,
            'Sensitive goods take a way through a place of diversion.',
          ),
        ]
      : [];
  },
  /** Chip tools where no chips are made. */
  ({ order, country }) =>
    order.items
      .filter((item) => /^3B/i.test(item.classification.us ?? '') && country !== null && !chipCountries.has(country))
      .map((item) =>
        sighting(
          'unlikely_for_country',
          3,
          `Chip-making equipment for ${countryName(country ?? '')}.`,
          'No chip industry is known there.',
          { item: item.id },
        ),
      ),
  /** Military items with a party in a country of group D:5. */
  ({ order, groups }) => {
    const military = order.items.filter((item) => /^\d[A-E](6\d\d|515)/i.test(item.classification.us ?? ''));
    const onward = order.parties.some((party) => onwardCountries.has(party.address?.country ?? '')) && !groups.has('D:5');
    return military.length > 0 && onward
      ? [
          sighting(
            'reexport_to_arms_embargo',
            14,
            'A party to a sale of military items is in a country under an arms embargo.',
            'The items may go on to a country of group D:5.',
          ),
        ]
      : [];
  },
  /** Tools that serve advanced nodes, and a buyer who denies them. */
  ({ order, groups, country }) =>
    order.endUse.flags.advancedNodeFab === false && (groups.has('D:5') || country === 'MO')
      ? order.items
          .filter((item) => /^3B001/i.test(item.classification.us ?? ''))
          .map((item) =>
            sighting(
              'tools_for_advanced_nodes',
              16,
              'The tool is made for advanced nodes, which the buyer denies.',
              'The denial alone does not settle it.',
              { item: item.id },
            ),
          )
      : [],
  /** What free text says of ways around. */
  ({ order, country }) =>
    freeTexts(order)
      .flatMap((text) => readDiversion(text, country))
      .map(({ phrase, country: named }) =>
        sighting(
          'diversion',
          12,
          `The text of the order says \`${phrase}\`.`,
          named === null ? 'It speaks of hiding or passing on.' : `It names ${countryName(named)}, which is not the destination.`,
        ),
      ),
  /** Letters of two alphabets inside one word of a name. */
  ({ order }) =>
    order.parties
      .filter((party) => [party.name, ...party.aliases].some(mixesScripts))
      .map((party) =>
        sighting(
          'script_mixing',
          null,
          'A name mixes the letters of two alphabets in one word.',
          'Look-alike letters hide a name from a search; the folded form was screened as well.',
          { party: party.id },
        ),
      ),
];

/** Payment and network say more than a mail provider. */
const isStrong = (sign: CountrySign): boolean => sign.by === 'ip' || sign.by === 'payment';

function highPriority({ country, countries, order }: View, item: Item): Sighting[] {
  const tier = highPriorityTier(item);
  if (tier === null || country === null) return [];
  const signsOfRussia = countries.some((sign) => sanctionedSigns.has(sign.country));
  const isNew = order.signals.accountAgeDays !== null && order.signals.accountAgeDays <= newAccountDays;
  const holds = diversionPlaces.has(country) || (watchedPlaces.has(country) && (signsOfRussia || isNew));
  const detail = holds
    ? `Goods of this tier are sought for weapons in Ukraine and are diverted through ${countryName(country)}: know the end user before they leave.`
    : 'Told for the record: the destination is no known place of diversion.';
  return [
    sighting(
      'common_high_priority',
      null,
      `HS ${item.classification.hs} is tier ${tier} of the Common High Priority List.`,
      detail,
      { item: item.id, holds },
    ),
  ];
}

const isEnd = (party: Party): boolean => party.roles.some((role) => role === 'ultimate_consignee' || role === 'end_user');
/** Words of firms that carry or store goods for others, in the languages seen most. */
const forwarding =
  /\b(freight|forwarding|forwarders?|cargo|logistics?|logistik|spedition|transitaires?|expeditors?|consolidators?)\b|экспедитор|логистик|карго|货运|物流/iu;

function forwarder({ country }: View, party: Party): Sighting[] {
  const isForwarder = party.roles.includes('freight_forwarder');
  const named = forwarding.test(party.name);
  if (country === null || !isEnd(party) || !(isForwarder || named)) return [];
  const detail = 'A forwarder passes goods on: the place where they are used is not known. Ask for the end user.';
  return [
    sighting('forwarder_as_consignee', 9, 'A freight forwarder is named where the goods should end.', detail, {
      party: party.id,
    }),
  ];
}

function isMailboxOnly(party: Party): boolean {
  const lines = party.address?.lines ?? [];
  return (
    lines.length > 0 &&
    lines.every((line) => /^\s*(p\.?\s*o\.?\s*box|post\s*box|postfach|apartado|casilla|а\/я)\s*[\w\d-]*\s*$/iu.test(line))
  );
}

/** Without a receiving role, a buyer in the country of destination is taken to receive the goods. */
function noConsignee({ order, country }: View): Sighting[] {
  const receives = order.parties.some((party) => party.roles.length === 0 || party.roles.some((role) => receiving.has(role)));
  const buyerThere = order.parties.some(
    (party) => country !== null && party.address?.country === country && !party.roles.includes('seller'),
  );
  if (receives || buyerThere || order.stage === 'onboarding') return [];
  return [
    sighting(
      'consignee_missing',
      null,
      'Nobody is named who receives the goods.',
      'An order without a consignee cannot be screened for who gets it. Name the ultimate consignee.',
    ),
  ];
}

const receiving = new Set(['ship_to', 'ultimate_consignee', 'end_user', 'intermediate_consignee']);
/** Accounts younger than this are new, days. */
const newAccountDays = 30;
/** Group D:5 without those that every rule stops anyway. */
const onwardCountries = new Set('AF BY MM CF CN CD ER HT IQ LB LY NI RU SO SS SD VE ZW'.split(' '));
/** Countries with plants that make or package chips. */
const chipCountries = new Set(
  'US CN TW KR JP SG MY DE NL FR IE IL IT AT BE GB IN VN PH TH CA CR MX CZ FI SE CH HU PT MT MO HK ES PL'.split(' '),
);

const freeTexts = (order: Order): string[] => [
  ...(order.endUse.statement ? [order.endUse.statement] : []),
  ...Object.values(order.metadata),
];

const mixesScripts = (name: string): boolean =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word));
