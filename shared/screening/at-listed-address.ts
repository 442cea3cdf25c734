import type { Match } from '../model/finding.ts';

/** Name and full address both equal those of the entry: as sure as a list without identifiers can be. */
export const isAtListedAddress = ({ nameScore, features }: Match): boolean =>
  nameScore >= 1 && features.some(({ name, score }) => name === 'address' && score >= 1);
