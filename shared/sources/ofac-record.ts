/** One party as OFAC's list files give it, whatever the layout (XML or the older CSV files). */
export interface OfacRecord {
  uid: string;
  firstName: string | null;
  lastName: string;
  /** `Individual`, `Entity`, `Vessel`, `Aircraft`. */
  type: string;
  title: string | null;
  programs: string[];
  aliases: { kind: string; weak: boolean; firstName: string | null; lastName: string }[];
  addresses: {
    lines: (string | null)[];
    city: string | null;
    region: string | null;
    postalCode: string | null;
    country: string | null;
  }[];
  ids: { type: string; number: string; country: string | null }[];
  nationalities: string[];
  citizenships: string[];
  births: string[];
  birthPlaces: string[];
  remarks: string | null;
  vessel: {
    type: string | null;
    flag: string | null;
    owner: string | null;
    tonnage: string | null;
    callSign: string | null;
  } | null;
}
