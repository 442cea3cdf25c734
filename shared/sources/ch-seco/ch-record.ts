/** A target of the Swiss list. Places are referred to by id; they stand after the targets in the file. */
export interface ChRecord {
  ssid: string;
  sets: string[];
  /** `individual`, `entity`, `object`. */
  kind: string;
  objectType: string | null;
  sex: string | null;
  identities: ChIdentity[];
  justifications: string[];
  otherInformation: string[];
  /** Newest first, as published. */
  modifications: { type: string; date: string | null }[];
}

export interface ChIdentity {
  main: boolean;
  names: { type: string; low: boolean; parts: { type: string; value: string; variants: string[] }[] }[];
  nationalities: string[];
  births: string[];
  birthPlaces: string[];
  addresses: { place: string | null; lines: (string | null)[]; postalCode: string | null }[];
  documents: { type: string; number: string; country: string | null }[];
}

export interface ChPlace {
  location: string | null;
  area: string | null;
  country: string | null;
}
