import { placeSound } from './place-sound.ts';
import { type Phrase, phraseTable, type RegionRow, regions } from './region-table.ts';

/** Where something is, as written: every part may be missing or contradict another. */
export interface Place {
  /** ISO 3166-1 alpha-2 when resolved; null when unknown. */
  country: string | null;
  /** Country as written, when it is not a code. */
  countryText?: string | null;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  lines?: readonly string[];
  phone?: string | null;
}

export interface RegionHit {
  /** Id in `tables/regions.json`: `crimea`, `donetsk`, `luhansk`, `kherson`, `zaporizhzhia`. */
  region: string;
  /** `covered`: inside the embargoed area. `partly`: inside an area of which only a part is, or the facts contradict each other. */
  certainty: 'covered' | 'partly';
  by: 'country' | 'region' | 'city' | 'postal_code' | 'address_line' | 'phone';
}

/**
 * Every sign in a place that it lies in an embargoed region of Ukraine: names in any usual spelling, postal codes of either
 * issuer, telephone prefixes. Under another country than Ukraine and Russia (`Crimea, Ohio`) only names that exist nowhere else
 * count, and then as a contradiction.
 */
export function findRegions(place: Place): RegionHit[] {
  const named = namedIn(place);
  const hits = named.map(({ phrase, by }) => ({ region: phrase.region, certainty: certaintyOf(phrase, by, named, place), by }));
  return distinct([...hits, ...postalHits(place, named.length > 0), ...phoneHits(place)]);
}

interface Named {
  phrase: Phrase;
  by: RegionHit['by'];
}

const home = new Set<string | null>(['UA', 'RU']);

/** Words that make the name before or after them a street or a house: `Sevastopol Street` is not Sevastopol. */
const streetWords = new Set(
  `street st str strasse road rd avenue ave av boulevard bd blvd rue lane ln way drive square sq terrace close court highway hwy
  shose shosse vul vulytsia ulitsa ul prospekt prosp pr pereulok provulok via calle hotel restaurant cafe bar station house`
    .split(/\s+/)
    .map(placeSound),
);
/** Small words between a street word and its name: `rue de Crimée`. */
const joiners = new Set(['de', 'du', 'of', 'la', 'the']);

function namedIn(place: Place): Named[] {
  const isNear = home.has(place.country) || place.country === null; // names that need their province to be told apart
  const texts: [string | null | undefined, RegionHit['by']][] = [
    [place.countryText, 'country'],
    [place.region, 'region'],
    [place.city, 'city'],
    [isNear && place.city && place.region ? `${place.city} ${place.region}` : null, 'city'],
    ...(place.lines ?? []).map((line): [string, RegionHit['by']] => [line, 'address_line']),
  ];
  return texts.flatMap(([text, by]) => (text ? phrasesIn(text, by) : [])).filter(({ phrase }) => counts(phrase, place.country));
}

function phrasesIn(text: string, by: RegionHit['by']): Named[] {
  const words = placeSound(text).split(' ');
  const found: Named[] = [];
  for (let at = 0; at < words.length; at++) {
    const phrase = phraseTable
      .get(words[at] as string)
      ?.find((one) => one.words.every((word, step) => words[at + step] === word));
    if (!phrase) continue;
    const end = at + phrase.words.length;
    if (by !== 'address_line' || !namesStreet(words, at, end)) found.push({ phrase, by });
    at = end - 1;
  }
  return found;
}

function namesStreet(words: string[], from: number, to: number): boolean {
  let before = from - 1;
  while (joiners.has(words[before] ?? '')) before--;
  return streetWords.has(words[before] ?? '') || streetWords.has(words[to] ?? '');
}

/** Under a third country a name counts only when no place there or elsewhere bears it. */
const counts = (phrase: Phrase, country: string | null): boolean =>
  home.has(country) || country === null || !(phrase.elsewhere || phrase.namesakes.includes(country));

function certaintyOf(phrase: Phrase, by: RegionHit['by'], named: Named[], place: Place): RegionHit['certainty'] {
  if (phrase.certainty === 'partly') return 'partly';
  if (place.country === null) {
    const agreeing = named.filter((one) => one.phrase.region === phrase.region && one.phrase !== phrase);
    return agreeing.length === 0 && (phrase.elsewhere || place.region !== null) && by !== 'country' ? 'partly' : 'covered';
  }
  if (!home.has(place.country) || phrase.namesakes.includes(place.country)) return 'partly';
  if (!phrase.capital || by === 'city') return 'covered';
  const heldTown = named.some((one) => one.phrase.region === phrase.region && one.phrase.certainty === 'partly');
  return by === 'region' || heldTown ? 'partly' : 'covered';
}

function postalHits(place: Place, isNamed: boolean): RegionHit[] {
  if (!home.has(place.country) && !(place.country === null && isNamed)) return [];
  const written = [place.postalCode ?? '', ...(place.lines ?? []), place.city ?? ''].join(' ');
  const codes = (written.match(/(?<!\d)\d{5,6}(?!\d)/g) ?? []).map((digits) => ({ digits, value: Number(digits) }));
  return regions.flatMap((region) =>
    codes.flatMap(({ digits, value }) => {
      const row = region.postcodes.find(
        ({ issuer, from, to }) => digits.length === (issuer === 'UA' ? 5 : 6) && value >= from && value <= to,
      );
      return row ? [{ region: region.id, certainty: row.certainty, by: 'postal_code' as const }] : [];
    }),
  );
}

/** A telephone prefix says where a line was given out, not where goods go: never more than `partly`. */
function phoneHits(place: Place): RegionHit[] {
  const digits = (place.phone ?? '').replace(/[^\d+]/g, '').replace(/^(?:\+|00)/, '');
  if (digits.length < 7) return [];
  const has = (region: RegionRow): boolean => region.phones.some((prefix) => digits.startsWith(prefix));
  return regions.filter(has).map((region) => ({ region: region.id, certainty: 'partly', by: 'phone' }));
}

function distinct(hits: RegionHit[]): RegionHit[] {
  const seen = new Map(hits.map((hit) => [`${hit.region} ${hit.certainty} ${hit.by}`, hit]));
  return [...seen.values()];
}
