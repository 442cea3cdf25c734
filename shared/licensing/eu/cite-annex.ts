import type { Citation } from '../../model/citation.ts';
import type { EuLaw } from '../../model/law.ts';

/** A place in an annex of the regulation, with the consolidation it was read in. */
export function citeAnnex(law: EuLaw, annex: 'annexI' | 'annexII', pinpoint: string): Citation {
  const stamp = law.stamps[annex];
  return { instrument: stamp?.instrument ?? 'Regulation (EU) 2021/821', pinpoint, url: stamp?.url ?? null, edition: law.edition };
}

/** An article of the regulation. */
export const citeArticle = (law: EuLaw, pinpoint: string): Citation => ({
  instrument: 'Regulation (EU) 2021/821',
  pinpoint,
  url: 'https://eur-lex.europa.eu/eli/reg/2021/821/oj',
  edition: law.edition,
});
