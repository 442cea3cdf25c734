export interface Money {
  /** Decimal string with at most four decimals: no float arithmetic. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export const itemKinds = ['commodity', 'software', 'technology', 'service'] as const;
export type ItemKind = (typeof itemKinds)[number];

export interface Classification {
  /** ECCN, with paragraph where known (`5A002.a`), or `EAR99`. */
  us: string | null;
  /** EU Annex I code or `not_listed`. */
  eu: string | null;
  uk: string | null;
  /** Harmonized System code, 6 to 10 digits. */
  hs: string | null;
  source: string | null;
}

export interface Item {
  id: string;
  sku: string | null;
  description: string | null;
  kind: ItemKind;
  quantity: number;
  unitValue: Money | null;
  /** Country of origin, ISO 3166-1 alpha-2. */
  origin: string | null;
  classification: Classification;
  /** Facts the law asks for, for example `{ tpp: 4900, usContentPercent: 30 }`. */
  attributes: Record<string, string | number | boolean | null>;
}
