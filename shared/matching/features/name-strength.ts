import type { Feature } from './feature.ts';

/**
 * How the publisher rates the name that matched: a weak alias is broad or generic by its own account (OFAC FAQ 122) and counts
 * only when it is equal, and less; a former name is noted.
 */
export const nameStrength: Feature = {
  name: 'name_strength',
  fact: 'name',
  meaning: 'A weak alias, by the publisher’s own rating, counts only when equal, and less; a former name is noted.',
  compare(_, listed) {
    if (listed.nameStrength === 'weak') {
      return {
        verdict: 'against',
        score: 0.5,
        case: 'weak',
        detail: 'The publisher marks this alias as weak.',
        query: null,
        candidate: 'weak',
      };
    }
    if (listed.nameStrength === 'former') {
      return {
        verdict: 'neutral',
        score: 0.9,
        case: 'former',
        detail: 'This is a former name of the listed party.',
        query: null,
        candidate: 'former',
      };
    }
    return null;
  },
};
