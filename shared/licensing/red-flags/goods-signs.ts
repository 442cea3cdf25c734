import type { Item } from '../../model/item.ts';
import { theCountry } from '../the-country.ts';
import { diversionPlaces, highPriorityTier, watchedPlaces } from './common-high-priority.ts';
import { sanctionedSigns } from './country-signs.ts';
import { newAccountDays, type Sighting, type Sign, type View } from './view.ts';

/** Items of the Common High Priority List: held for places of diversion, told for the record elsewhere. */
export const highPriorityGoods: Sign = (view) => view.order.items.flatMap((item) => highPriority(view, item));

function highPriority(view: View, item: Item): Sighting[] {
  const tier = highPriorityTier(item);
  const { country } = view;
  if (tier === null || country === null) return [];
  const holds = diversionPlaces.has(country) || (watchedPlaces.has(country) && hasAnotherSign(view));
  return [
    {
      number: null,
      topic: 'common_high_priority',
      title: `HS ${item.classification.hs} is tier ${tier} of the Common High Priority List.`,
      detail: holds
        ? `Goods of this tier are sought for weapons in Ukraine and are diverted through ${theCountry(country)}: know the end user before they leave.`
        : 'Told for the record: the destination alone is no sign of diversion.',
      item: item.id,
      holds,
    },
  ];
}

const hasAnotherSign = ({ countries, order }: View): boolean =>
  countries.some((sign) => sanctionedSigns.has(sign.country)) ||
  (order.signals.accountAgeDays ?? newAccountDays + 1) <= newAccountDays;

/** A new account that orders sensitive goods for a place of diversion. */
export const newAccount: Sign = ({ order, country, sensitive }) => {
  const age = order.signals.accountAgeDays;
  const isRisky = country !== null && (diversionPlaces.has(country) || watchedPlaces.has(country));
  if (age === null || age > newAccountDays || !isRisky || sensitive.length === 0) return [];
  const detail = 'A new customer orders sensitive goods for a place through which they are often diverted.';
  return [{ number: 4, topic: 'little_background', title: `The account is ${age} days old.`, detail }];
};

/** Sensitive goods by way of a place of diversion. */
export const abnormalRoute: Sign = ({ order, sensitive, country }) => {
  const odd = order.via.filter((stop) => stop !== country && diversionPlaces.has(stop));
  if (odd.length === 0 || sensitive.length === 0) return [];
  const title = `The route leads through ${odd.map(theCountry).join(', ')}.`;
  return [{ number: 10, topic: 'abnormal_route', title, detail: 'Sensitive goods take a way through a place of diversion.' }];
};

/** Countries with plants that make or package chips. */
const chipCountries = new Set(
  'US CN TW KR JP SG MY DE NL FR IE IL IT AT BE GB IN VN PH TH CA CR MX CZ FI SE CH HU PT MT MO HK ES PL'.split(' '),
);

/** Chip tools where no chips are made. */
export const unlikelyForCountry: Sign = ({ order, country }) =>
  country === null || chipCountries.has(country)
    ? []
    : codedLike(order.items, /^3B/i).map((item) => ({
        number: 3,
        topic: 'unlikely_for_country',
        title: `Chip-making equipment for ${theCountry(country)}.`,
        detail: 'No chip industry is known there.',
        item: item.id,
      }));

/** Group D:5 without the countries that every rule stops anyway. */
const onwardCountries = new Set('AF BY MM CF CN CD ER HT IQ LB LY NI RU SO SS SD VE ZW'.split(' '));

/** Military items with a party in a country of group D:5. */
export const militaryOnward: Sign = ({ order, groups }) => {
  const military = codedLike(order.items, /^\d[A-E](6\d\d|515)/i);
  const isOnward = order.parties.some((party) => onwardCountries.has(party.address?.country ?? '')) && !groups.has('D:5');
  if (military.length === 0 || !isOnward) return [];
  const title = 'A party to a sale of military items is in a country under an arms embargo.';
  return [{ number: 14, topic: 'reexport_to_arms_embargo', title, detail: 'The items may go on to a country of group D:5.' }];
};

/** Tools that serve advanced nodes, and a buyer who denies them. */
export const deniedAdvancedNodes: Sign = ({ order, groups, country }) =>
  order.endUse.flags.advancedNodeFab === false && (groups.has('D:5') || country === 'MO')
    ? codedLike(order.items, /^3B001/i).map((item) => ({
        number: 16,
        topic: 'tools_for_advanced_nodes',
        title: 'The tool is made for advanced nodes, which the buyer denies.',
        detail: 'The denial alone does not settle it.',
        item: item.id,
      }))
    : [];

/** 758.1(b)(5): up to this value of one tariff number no declaration is filed, US dollars. */
const filingUsd = 2500;

/** Parcels of one order that each stay under a limit which the order passes. */
export const splitOrder: Sign = ({ order, limitOf }) =>
  order.items.flatMap((item) => {
    const parts = partsOf(item);
    const whole = parts.reduce((sum, part) => sum + part, 0);
    const limit = [limitOf(item), filingUsd].find((usd) => usd !== null && whole > usd && parts.every((part) => part <= usd));
    if (parts.length < 2 || limit === undefined || limit === null) return [];
    const title = `The order is sent in ${parts.length} parts that each stay under $${limit}.`;
    const detail = `Together they pass the limit; an order may not be split to stay under it (740.3(d)(1)(ii), 758.1(b)(5)).`;
    return [{ number: null, topic: 'split_order', title, detail, item: item.id }];
  });

/** Attribute `shipments`: values of the parcels in US dollars, `4000,4000`. */
const partsOf = ({ attributes }: Item): number[] =>
  typeof attributes.shipments === 'string'
    ? attributes.shipments
        .split(/[,;]/)
        .map(Number)
        .filter((part) => Number.isFinite(part) && part > 0)
    : [];

const codedLike = (items: readonly Item[], code: RegExp): Item[] =>
  items.filter((item) => code.test(item.classification.us ?? ''));
