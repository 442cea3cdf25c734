/** One entry of an own list, every default filled in. Wire shape: `PUT /v1/sources/own-{name}/entries`. */
export interface OwnEntry {
  id: string;
  name: string;
  type: string;
  aliases: { name: string; strength: string }[];
  addresses: { lines: string[]; city: string | null; region: string | null; postalCode: string | null; country: string | null }[];
  identifiers: { type: string; value: string; country: string | null }[];
  datesOfBirth: string[];
  nationalities: string[];
  programs: string[];
  effect: string;
  note: string | null;
}
