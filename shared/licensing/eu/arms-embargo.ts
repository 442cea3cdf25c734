import { type ArmsEmbargo, armsEmbargoesOn } from '../embargoes/arms-embargoes.ts';

/** The Union's arms embargo on a country on a day, `YYYY-MM-DD`; null when there is none. */
export const armsEmbargoOn = (country: string, day: string): ArmsEmbargo | null =>
  armsEmbargoesOn(country, day).find((row) => row.jurisdiction === 'EU') ?? null;

/**
 * Destinations to which regulations on restrictive measures prohibit dual-use items altogether or subject them to their own
 * authorization: no general authorization helps there.
 */
const restrictive: Record<string, string> = {
  BY: 'Regulation (EC) No 765/2006 Article 1e',
  IR: 'Regulation (EU) No 267/2012',
  KP: 'Regulation (EU) 2017/1509',
  RU: 'Regulation (EU) No 833/2014 Article 2',
  SY: 'Regulation (EU) No 36/2012',
  MM: 'Regulation (EU) No 401/2013 Article 3a',
};

export const restrictiveMeasure = (country: string): string | null => restrictive[country] ?? null;
