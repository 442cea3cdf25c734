import { placeSound } from './place-sound.ts';
import table from './tables/regions.json' with { type: 'json' };

export interface RegionRow {
  id: string;
  name: string;
  /** Whose region it is in international law. */
  country: string;
  certainty: 'whole_area' | 'partly_covered';
  postcodes: { issuer: 'UA' | 'RU'; from: number; to: number; certainty: 'covered' | 'partly' }[];
  /** International telephone prefixes without `+`. */
  phones: string[];
}

/** One name of a place inside a region, ready to compare. */
export interface Phrase {
  words: string[];
  region: string;
  certainty: 'covered' | 'partly';
  /** Also the name of the province around it: as a province it says only `partly`. */
  capital: boolean;
  /** Borne by places in other countries too. */
  elsewhere: boolean;
  /** Countries in which a well-known place has the same name. */
  namesakes: string[];
}

export const regions = table.regions as RegionRow[];

export const regionName = (id: string): string => regions.find((region) => region.id === id)?.name ?? id;

/** Names by their first word, longest first. */
export const phraseTable = buildPhrases();

function buildPhrases(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  for (const region of table.regions) {
    for (const name of [...region.names, ...region.covered]) add(byFirst, region, name, 'covered');
    for (const name of region.partly) add(byFirst, region, name, 'partly');
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return byFirst;
}

type RawRegion = (typeof table.regions)[number];

function add(byFirst: Map<string, Phrase[]>, region: RawRegion, name: string, certainty: Phrase['certainty']): void {
  const sound = placeSound(name);
  const words = sound.split(' ');
  const [first] = words;
  if (!first) return;
  const phrases = byFirst.get(first) ?? [];
  byFirst.set(first, phrases);
  if (phrases.some((phrase) => phrase.words.join(' ') === sound)) return;
  const same = (other: string): boolean => placeSound(other) === sound;
  phrases.push({
    words,
    region: region.id,
    certainty,
    capital: ((region as { capital?: string[] }).capital ?? []).some(same),
    elsewhere: region.elsewhere.some(same),
    namesakes: Object.entries(region.namesakes as Record<string, string[]>)
      .filter(([, names]) => names.some(same))
      .map(([country]) => country),
  });
}
