/** One designation as the FCDO's file gives it. */
export interface UkRecord {
  uniqueId: string;
  unReference: string | null;
  kind: string;
  designated: string | null;
  regime: string | null;
  imposed: string[];
  names: { parts: string[]; last: string | null; type: string; weak: boolean }[];
  nonLatin: string[];
  addresses: { lines: (string | null)[]; postalCode: string | null; country: string | null }[];
  contacts: { type: 'phone' | 'email' | 'website'; value: string }[];
  births: string[];
  birthPlaces: string[];
  nationalities: string[];
  genders: string[];
  documents: { type: 'passport' | 'national_id' | 'registration' | 'imo'; number: string; note: string | null }[];
  ship: { type: string | null; flag: string | null; owner: string | null; tonnage: string | null } | null;
  remarks: (string | null)[];
}
