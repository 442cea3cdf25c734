import type { Citation } from '../model/citation.ts';

/** Edition of the hand-kept tables in this folder when the text itself carries no date. */
export const handEdition = '2026-11-24';

/** A section or paragraph of the Export Administration Regulations, for example `746.6(a)(1)`. */
export function citeEar(pinpoint: string, edition = '2026-09-24'): Citation {
  const known = cited.get(edition)?.get(pinpoint);
  if (known) return known;
  const made = newCitation(pinpoint, edition);
  const sections = cited.get(edition) ?? new Map<string, Citation>();
  if (sections.size < citedMax) sections.set(pinpoint, made);
  cited.set(edition, sections);
  return made;
}

/** Citations made before, by edition and place: the same few hundred in every decision. Read, never written to. */
const cited = new Map<string, Map<string, Citation>>();
const citedMax = 2000;

function newCitation(pinpoint: string, edition: string): Citation {
  const section = /^\d+\.\d+/.exec(pinpoint)?.[0];
  const part = /^\d+/.exec(pinpoint)?.[0] ?? '';
  const path = section ? `section-${section}` : `part-${part}`;
  return { instrument: `15 CFR Part ${part}`, pinpoint, url: `https://www.ecfr.gov/current/title-15/${path}`, edition };
}

/** A supplement of a part, for example `citeEarSupplement('746', 4)`. */
export const citeEarSupplement = (part: string, number: number, pinpoint: string | null = null): Citation => ({
  instrument: `15 CFR Part ${part} Supp. ${number}`,
  pinpoint,
  url: `https://www.ecfr.gov/current/title-15/part-${part}/appendix-Supplement%20No.%20${number}%20to%20Part%20${part}`,
  edition: '2026-09-24',
});

/** A section of the OFAC regulations, for example `560.204`, or a whole part, `589`. */
export function citeOfac(place: string): Citation {
  const part = /^\d+/.exec(place)?.[0] ?? '';
  const section = /^\d+\.\d+/.exec(place)?.[0];
  return {
    instrument: `31 CFR Part ${part}`,
    pinpoint: section === undefined ? null : place,
    url: `https://www.ecfr.gov/current/title-31/${section === undefined ? `part-${part}` : `section-${section}`}`,
    edition: handEdition,
  };
}

/** An executive order, for example `citeOrder('13685', '79 FR 77357')`. */
export const citeOrder = (number: string, register: string): Citation => ({
  instrument: `Executive Order ${number}`,
  pinpoint: register,
  url: `https://www.federalregister.gov/executive-order/${number}`,
  edition: handEdition,
});

/** A regulation or decision of the Union by its CELEX number, for example `32014R0833`. */
export const citeEu = (instrument: string, pinpoint: string | null, celex: string): Citation => ({
  instrument,
  pinpoint,
  url: `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${celex}`,
  edition: handEdition,
});

/** A statutory instrument of the United Kingdom, for example `citeUk('Russia (Sanctions) (EU Exit) Regulations 2019', '2019/855')`. */
export const citeUk = (title: string, number: string, pinpoint: string | null = null): Citation => ({
  instrument: title,
  pinpoint,
  url: `https://www.legislation.gov.uk/uksi/${number}`,
  edition: handEdition,
});

/** A resolution of the Security Council, for example `2397 (2017)`. */
export const citeUn = (resolution: string, pinpoint: string | null = null): Citation => ({
  instrument: `UN Security Council resolution ${resolution}`,
  pinpoint,
  url: `https://docs.un.org/en/S/RES/${resolution.replace(' (', '(')}`,
  edition: handEdition,
});
