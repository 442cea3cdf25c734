import type { Order } from '../model/order.ts';

/** A license on record, as far as it bears on one order. The register of the deployer supplies it; see `Circumstances`. */
export interface LicenseOnRecord {
  id: string;
  /** `US`, `EU`, … */
  jurisdiction: string;
  /** Classifications it covers, with everything below them (`3A001.a`); empty: all. */
  codes: string[];
  /** Destinations; empty: all. */
  countries: string[];
  /** ISO instants; null: open. */
  validFrom: string | null;
  validTo: string | null;
  /** What is left of its value and quantity is enough for this order. */
  sufficient: boolean;
}

/** Says which recorded license, if any, covers a requirement. */
export type Coverer = (jurisdiction: string, code: string, country: string, day: string) => LicenseOnRecord | null;

/** Only licenses the order names count, and only for exactly what they cover. */
export function coverer(order: Order, licenses: readonly LicenseOnRecord[]): Coverer {
  const named = order.authorizations.flatMap((one) => (one.kind === 'license' && one.id !== null ? [one.id] : []));
  const usable = licenses.filter((one) => named.includes(one.id) && one.sufficient);
  return (jurisdiction, code, country, day) =>
    usable.find(
      (one) =>
        one.jurisdiction === jurisdiction &&
        (one.codes.length === 0 || one.codes.some((covered) => covers(covered, code))) &&
        (one.countries.length === 0 || one.countries.includes(country)) &&
        (one.validFrom === null || one.validFrom.slice(0, 10) <= day) &&
        (one.validTo === null || day <= one.validTo.slice(0, 10)),
    ) ?? null;
}

const covers = (covered: string, code: string): boolean => code === covered || code.startsWith(`${covered}.`);
