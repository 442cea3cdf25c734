import type { Feature } from './feature.ts';

/**
 * Person, organization, vessel or aircraft. A person is not a ship (OFAC FAQ 5 asks for this first), but callers mislabel
 * parties, so a different kind lowers the score and never settles it; least for an organization that bears a person's name, as
 * sole traders do and forms with one name field make of everybody.
 */
export const entityType: Feature = {
  name: 'entity_type',
  fact: 'type',
  meaning: 'Person, organization, vessel or aircraft. A different kind lowers the score without settling it.',
  compare(query, listed) {
    if (query.type === 'unknown' || listed.type === 'unknown') return null;
    const pair = { query: query.type, candidate: listed.type };
    if (query.type === listed.type)
      return { verdict: 'neutral', score: 1, case: 'equal', detail: 'Both are of one kind.', ...pair };
    if (query.namedLikePerson && listed.type === 'person')
      return {
        verdict: 'against',
        score: 0.5,
        case: 'mislabelled',
        detail: 'The party is declared an organization but named like a person; the listed one is a person.',
        ...pair,
      };
    const person = query.type === 'person' || listed.type === 'person';
    return person
      ? {
          verdict: 'against',
          score: 0,
          case: 'person',
          detail: `The party is a ${query.type}, the listed one a ${listed.type}.`,
          ...pair,
        }
      : {
          verdict: 'against',
          score: 0.3,
          case: 'thing',
          detail: `The party is a ${query.type}, the listed one a ${listed.type}.`,
          ...pair,
        };
  },
};
