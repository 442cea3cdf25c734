import { citeEar } from '../../licensing/cite-law.ts';
import { coverer } from '../../licensing/covered-by.ts';
import { applyEmbargo, codeOf, type Exposure } from '../../licensing/embargoes/apply-embargo.ts';
import { armsEmbargoesOn } from '../../licensing/embargoes/arms-embargoes.ts';
import { embargoesAt } from '../../licensing/embargoes/embargoes-at.ts';
import { findContradictions } from '../../licensing/embargoes/find-contradictions.ts';
import { findExposures } from '../../licensing/embargoes/find-exposures.ts';
import { isArms, isEar99 } from '../../licensing/embargoes/item-scopes.ts';
import { type OrderPlace, orderPlaces } from '../../licensing/embargoes/order-places.ts';
import { reachOf } from '../../licensing/jurisdiction-reach.ts';
import { placeOf } from '../../licensing/us/place.ts';
import type { Draft } from '../../model/finding.ts';
import type { Order } from '../../model/order.ts';
import { countryName } from '../../names/resolve-country.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/**
 * Where the order goes, through whom and on which way, against the dated embargo tables: by country, and for the occupied regions
 * of Ukraine by city, postal code, region and telephone prefix. Facts that contradict each other are read the strict way and
 * held. Codes: `destination.embargo`, `destination.region`, `destination.transit`, `destination.unresolved`.
 */
export function checkDestination(order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult {
  const day = (order.asOf ?? circumstances.now).slice(0, 10);
  const places = orderPlaces(order);
  const given = { order, day, coveredBy: coverer(order, circumstances.licenses ?? []) };
  const exposures = findExposures(places, day);
  const applied = exposures.flatMap((exposure) =>
    embargoesAt(exposure.place, day).map((row) => applyEmbargo(row, exposure, given)),
  );
  return {
    findings: [
      ...applied.flatMap((one) => one.findings),
      ...armsFindings(order, places, day),
      ...unmodelled(order, exposures),
      ...transit(order),
      ...unresolved(order, places),
      ...offTheChart(order, places, knowledge),
      ...contradictions(order, places),
    ],
    gaps: [],
    exceptions: applied.flatMap((one) => one.exceptions),
  };
}

const draft = (code: string, title: string, detail: string, rest: Partial<Draft>): Draft => ({
  check: 'destination',
  code,
  jurisdiction: 'OWN',
  outcome: 'review',
  hard: false,
  title,
  detail,
  party: null,
  item: null,
  missingFacts: [],
  citations: [knowYourDestination],
  ...rest,
});

/** 15 CFR 732.3(c): know where it goes before anything else. */
const knowYourDestination = citeEar('732.3(d)');

/** Military goods to a country under an arms embargo of the Security Council or the Union. */
function armsFindings(order: Order, places: OrderPlace[], day: string): Draft[] {
  const arms = order.items.filter(isArms);
  const country = places[0]?.place.country;
  if (arms.length === 0 || !country) return [];
  const binding = armsEmbargoesOn(country, day).filter((row) => reachOf(order, row.jurisdiction).answer !== 'no');
  return binding.map((row) =>
    draft(
      'destination.embargo',
      `${countryName(country)} is under an arms embargo.`,
      row.reach === 'country'
        ? 'The embargo covers military goods to the country as a whole.'
        : 'The embargo covers military goods to other than the government: who receives them decides.',
      {
        jurisdiction: row.jurisdiction,
        outcome: row.reach === 'country' ? 'license_required' : 'review',
        item: arms.length === 1 ? (arms[0]?.id ?? null) : null,
        citations: [row.citation],
      },
    ),
  );
}

/** Exporters elsewhere have sanctions laws of their own that this product does not hold. */
function unmodelled(order: Order, exposures: Exposure[]): Draft[] {
  const from = order.shipFrom?.country;
  const ends = exposures.filter((exposure) => exposure.touch !== 'passing');
  const isModelled = ['US', 'EU', 'UK'].some((jurisdiction) => reachOf(order, jurisdiction).answer !== 'no');
  if (!from || isModelled) return [];
  return ends.map((exposure) =>
    draft(
      codeOf(exposure),
      `Sanctions of ${countryName(from)} on ${exposure.label} are not modelled here.`,
      `Others restrict trade with ${exposure.label}; what the law of ${countryName(from)} says must be looked up.`,
      { jurisdiction: from, party: exposure.party },
    ),
  );
}

/** 736.2(b)(8): countries through which items that need a license may not pass without one. */
const transitCountries = new Set('AM AZ BY KH CU GE KZ KG LA MN KP RU TJ TM UA UZ VN'.split(' '));

function transit(order: Order): Draft[] {
  const through = order.via.filter((country) => transitCountries.has(country) && country !== order.destination.country);
  const controlled = order.items.some((item) => !isEar99(item.classification.us ?? ''));
  if (through.length === 0 || !controlled || reachOf(order, 'US').answer === 'no') return [];
  const names = through.map(countryName).join(', ');
  return [
    draft(
      'destination.transit',
      `The goods pass through ${names}.`,
      `General Prohibition Eight forbids sending items through or unlading them in ${names} when they would need a license to go there.`,
      { jurisdiction: 'US', citations: [citeEar('736.2(b)(8)')] },
    ),
  ];
}

function unresolved(order: Order, places: OrderPlace[]): Draft[] {
  const [destination, ...others] = places;
  const unknown = others.filter(({ place }) => place.country === null && place.countryText).map(unknownCountry);
  return [...unknown, ...(destination && destination.place.country === null ? noDestination(order) : [])];
}

const unknownCountry = ({ party, who }: OrderPlace): Draft =>
  draft(
    'destination.unresolved',
    `${capital(who)} names a country that is not known.`,
    'The country as written names none, or more than one: embargoes cannot be looked up for it.',
    { party, missingFacts: [party === null ? 'via' : `parties[${party}].address.country`] },
  );

function noDestination(order: Order): Draft[] {
  if (order.stage === 'onboarding' && order.items.length === 0) return []; // nothing is shipped yet
  const written = order.destination.country ? 'names no country that is known, or more than one' : 'is missing';
  return [
    draft(
      'destination.unresolved',
      'The destination country is not known.',
      `The destination country ${written}: embargoes and license requirements cannot be looked up.`,
      { missingFacts: ['destination.country'] },
    ),
  ];
}

/** A country without a row, and without one the EAR tells it to take, is not allowed by its absence (738.3(b)). */
function offTheChart(order: Order, places: OrderPlace[], { law }: Knowledge): Draft[] {
  const country = places[0]?.place.country;
  const { chart } = law.us;
  const listed = order.items.some((item) => item.classification.us !== null && !isEar99(item.classification.us));
  if (!country || !listed || Object.keys(chart).length === 0) return []; // EAR99 items do not read the chart
  if (placeOf(law.us, country).known || reachOf(order, 'US').answer !== 'yes') return [];
  return [
    draft(
      'destination.unresolved',
      `${countryName(country)} has no row in the Commerce Country Chart.`,
      'Which row it takes is not settled in the regulations held here, so requirements by country cannot be looked up.',
      { jurisdiction: 'US', citations: [citeEar('738.3(b)')] },
    ),
  ];
}

/** Roles whose address is where the goods go. */
const receives = ['ship_to', 'ultimate_consignee'];

function contradictions(order: Order, places: OrderPlace[]): Draft[] {
  const within = places.flatMap(({ place, party, who }) =>
    findContradictions(place).map(({ country, by }) =>
      draft(
        'destination.unresolved',
        `${capital(who)} points to ${countryName(country)} and states ${countryName(place.country ?? '')}.`,
        `The ${by === 'city' ? 'city' : 'address line'} lies in ${countryName(country)} as far as is known. Until that is settled both countries count.`,
        { party, missingFacts: [party === null ? 'destination.country' : `parties[${party}].address.country`] },
      ),
    ),
  );
  return [...within, ...elsewhere(order, places)];
}

function elsewhere(order: Order, places: OrderPlace[]): Draft[] {
  const stated = places[0]?.place.country;
  if (!stated || !['export', 'reexport'].includes(order.transaction)) return [];
  const others = order.parties.filter((party) => {
    if (!party.roles.some((role) => receives.includes(role))) return false;
    const country = places.find((one) => one.party === party.id)?.place.country;
    return country !== null && country !== undefined && country !== stated;
  });
  return others.map((party) =>
    draft(
      'destination.unresolved',
      `The goods go to ${countryName(stated)}, their consignee is in another country.`,
      'The ultimate destination is where the consignee has the goods in the end: one of the two is not it.',
      { party: party.id, missingFacts: ['destination.country'] },
    ),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
