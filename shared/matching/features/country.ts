import type { Feature } from './feature.ts';

/**
 * Countries of nationality, residence, registration or flag that both sides share. A shared country supports the match a
 * little; different countries never clear it, because people move and companies have branches.
 */
export const country: Feature = {
  name: 'country',
  fact: 'address.country',
  meaning: 'Countries either side is tied to. A shared one supports the match a little; different ones never clear it.',
  compare(query, listed) {
    const ours = query.countries.filter(isCode);
    const theirs = listed.countries.filter(isCode);
    if (ours.length === 0 || theirs.length === 0) return null;
    const shared = ours.filter((code) => theirs.includes(code));
    const [queryText, candidate] = [ours.join(', '), theirs.join(', ')];
    return shared.length > 0
      ? {
          verdict: 'for',
          score: 1,
          case: 'shared',
          detail: `Both are tied to ${shared.join(', ')}.`,
          query: queryText,
          candidate,
        }
      : {
          verdict: 'against',
          score: 0,
          case: 'different',
          detail: 'The countries differ; that alone clears nobody.',
          query: queryText,
          candidate,
        };
  },
};

const isCode = (code: string): boolean => /^[A-Z]{2}$/.test(code);
