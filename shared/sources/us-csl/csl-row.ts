import type { RawAddress } from '../published-address.ts';

/** One row of the Consolidated Screening List, whether from JSON or CSV. */
export interface CslRow {
  id: string;
  /** Name of the list with its agency, for example `Entity List (EL) - Bureau of Industry and Security`. */
  source: string;
  name: string;
  aliases: string[];
  type: string | null;
  title: string | null;
  country: string | null;
  addresses: RawAddress[];
  programs: string[];
  ids: { type: string; number: string; country: string | null }[];
  births: string[];
  birthPlaces: string[];
  nationalities: string[];
  federalRegister: string | null;
  startDate: string | null;
  endDate: string | null;
  standardOrder: string | null;
  licenseRequirement: string | null;
  licensePolicy: string | null;
  remarks: string | null;
  url: string | null;
  vessel: { type: string | null; flag: string | null; owner: string | null; tonnage: string | null; callSign: string | null };
}
