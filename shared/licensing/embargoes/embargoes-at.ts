import { type EmbargoRow, isInForce } from './embargo-row.ts';
import { euEmbargoes } from './eu-embargoes.ts';
import { otherEmbargoes } from './other-embargoes.ts';
import { usEmbargoes } from './us-embargoes.ts';

/** Every dated row, whatever its status. */
export const embargoes: readonly EmbargoRow[] = [...usEmbargoes, ...euEmbargoes, ...otherEmbargoes];

const byPlace = new Map<string, EmbargoRow[]>();
for (const row of embargoes) for (const place of row.places) byPlace.set(place, [...(byPlace.get(place) ?? []), row]);

/** The rules against a place (country code or region id) that bind on a day (`YYYY-MM-DD`). */
export const embargoesAt = (place: string, day: string): EmbargoRow[] =>
  (byPlace.get(place) ?? []).filter((row) => isInForce(row.effective, day));
