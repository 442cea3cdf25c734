import type { Order } from '../model/order.ts';

/** A license on record, as far as it bears on one order. The register of the deployer supplies it; see `Circumstances`. */
export interface LicenseOnRecord {
  id: string;
  /** `US`, `EU`, … */
  jurisdiction: string;
  /** Who issued it: `BIS`, `OFAC`, … Absent in records older than the distinction. */
  authority?: string;
  /** Classifications it covers, with everything below them (`3A001.a`); empty: all. */
  codes: string[];
  /** Destinations; empty: all. */
  countries: string[];
  /** Names of the parties it is for (`plainName`); empty or absent: it names nobody. */
  parties?: string[];
  /** Ids of the listed parties it is for. */
  entries?: string[];
  /** ISO instants; null: open. */
  validFrom: string | null;
  validTo: string | null;
  /** What is left of its value and quantity is enough for this order. */
  sufficient: boolean;
}

/** Whose requirement a license must answer. Two agencies of the United States license for themselves. */
export type Agency = 'BIS' | 'OFAC' | 'EU' | 'UK' | 'UN';

/** Says which recorded license, if any, covers a requirement. `agency`: BIS for the United States where none is said. */
export type Coverer = (
  jurisdiction: string,
  code: string,
  country: string,
  day: string,
  agency?: Agency,
) => LicenseOnRecord | null;

/** Only licenses the order names count, and only for exactly what they cover. */
export function coverer(order: Order, licenses: readonly LicenseOnRecord[]): Coverer {
  const usable = usableLicenses(order, licenses);
  return (jurisdiction, code, country, day, agency = 'BIS') =>
    usable.find(
      (one) =>
        one.jurisdiction === jurisdiction &&
        (jurisdiction !== 'US' || answers(one, agency, country)) &&
        coversPlaceAndDay(one, country, day) &&
        (one.codes.length === 0 || one.codes.some((covered) => coversCode(covered, code))),
    ) ?? null;
}

/** Licenses that the order names and that have enough left for it. */
export function usableLicenses(order: Order, licenses: readonly LicenseOnRecord[]): LicenseOnRecord[] {
  const named = order.authorizations.flatMap((one) => (one.kind === 'license' && one.id !== null ? [one.id] : []));
  return licenses.filter((one) => named.includes(one.id) && one.sufficient);
}

/** 746.7(a)(2): where OFAC authorizes an export to Iran, no second license of BIS is asked for. */
const ofacSuffices = new Set(['IR']);

/** A license answers for the agency that issued it, and for no other. */
export const answers = ({ authority }: LicenseOnRecord, agency: Agency, country: string): boolean =>
  authority === undefined || authority === agency || (agency === 'BIS' && authority === 'OFAC' && ofacSuffices.has(country));

export const coversPlaceAndDay = (one: LicenseOnRecord, country: string, day: string): boolean =>
  (one.countries.length === 0 || one.countries.includes(country)) &&
  (one.validFrom === null || one.validFrom.slice(0, 10) <= day) &&
  (one.validTo === null || day <= one.validTo.slice(0, 10));

/** `5A002` covers `5A002.a`. */
export const coversCode = (covered: string, code: string): boolean => code === covered || code.startsWith(`${covered}.`);

/** A name as licenses and orders are compared by: letter case and spacing do not count, everything else does. */
export const plainName = (name: string): string => name.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean).join(' ');
