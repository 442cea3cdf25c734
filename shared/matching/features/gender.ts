import type { Feature } from './feature.ts';

/** Stated genders. Different ones speak against the match; equal ones say next to nothing, half of mankind shares them. */
export const gender: Feature = {
  name: 'gender',
  fact: 'gender',
  meaning: 'Stated genders. Different ones speak against the match; equal ones say next to nothing.',
  compare(query, listed) {
    const ours = read(query.gender);
    const theirs = read(listed.gender);
    if (ours === null || theirs === null) return null;
    return ours === theirs
      ? { verdict: 'neutral', score: 1, case: 'equal', detail: 'The stated genders agree.', query: ours, candidate: theirs }
      : { verdict: 'against', score: 0, case: 'different', detail: 'The stated genders differ.', query: ours, candidate: theirs };
  },
};

const read = (text: string | null): 'male' | 'female' | null =>
  text === null ? null : /^m/i.test(text) ? 'male' : /^(?:f|w)/i.test(text) ? 'female' : null;
