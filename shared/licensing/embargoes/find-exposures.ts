import { theCountry } from '../the-country.ts';
import type { Exposure } from './apply-embargo.ts';
import { embargoesAt } from './embargoes-at.ts';
import { findRegions, type RegionHit } from './find-regions.ts';
import type { OrderPlace } from './order-places.ts';
import { regionName } from './region-table.ts';

/** The embargoed countries and regions an order touches on a day, each once, by its strictest touch. */
export function findExposures(places: readonly OrderPlace[], day: string): Exposure[] {
  const strongest = new Map<string, Exposure>();
  for (const exposure of places.flatMap(exposuresAt)) {
    if (embargoesAt(exposure.place, day).length === 0) continue;
    const held = strongest.get(exposure.place);
    if (!held || weight(exposure) > weight(held)) strongest.set(exposure.place, exposure);
  }
  return [...strongest.values()];
}

const touches: readonly Exposure['touch'][] = ['passing', 'dealing', 'destination'];
/** Certainty counts more than touch: a certain dealing may be prohibited, an uncertain destination is only held. */
const weight = (exposure: Exposure): number =>
  touches.indexOf(exposure.touch) + (exposure.certain && exposure.touch !== 'passing' ? touches.length : 0);

function exposuresAt(seen: OrderPlace): Exposure[] {
  const { place, party, touch, who } = seen;
  const byRegion = Map.groupBy(findRegions(place), (hit) => hit.region);
  const regional = [...byRegion].map(
    ([region, hits]): Exposure => ({
      place: region,
      label: regionName(region),
      party,
      touch,
      certain: hits.some((hit) => hit.certainty === 'covered'),
      read: `${[...new Set(hits.map((hit) => signs[hit.by]))].join(' and ')} of ${who}`,
    }),
  );
  if (place.country === null) return regional;
  return [...regional, { place: place.country, label: theCountry(place.country), party, touch, certain: true, read: who }];
}

const signs: Record<RegionHit['by'], string> = {
  country: 'the country as written',
  region: 'the region',
  city: 'the city',
  postal_code: 'the postal code',
  address_line: 'an address line',
  phone: 'the telephone prefix',
};
