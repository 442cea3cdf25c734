import type { Compared, Feature } from './feature.ts';

interface Span {
  from: number;
  to: number;
  month: number | null;
  day: number | null;
}

/** Years either side of a birth year the publisher calls approximate. */
const circaYears = 5;

/**
 * Birth dates compared at the precision both sides give, against whichever listed date is nearest. An equal day speaks for the
 * match, years apart against it; one year apart says little, because lists and documents differ by calendar and by error.
 */
export const dateOfBirth: Feature = {
  name: 'date_of_birth',
  fact: 'dateOfBirth',
  meaning: 'Birth dates at the precision both sides give, against the nearest listed date. Years apart speak against the match.',
  compare(query, listed) {
    const ours = query.datesOfBirth.map(readSpan).filter((span) => span !== null);
    const theirs = listed.datesOfBirth.map(readSpan).filter((span) => span !== null);
    if (ours.length === 0 || theirs.length === 0) return null;
    let best: Compared | null = null;
    for (const [i, a] of ours.entries()) {
      for (const [j, b] of theirs.entries()) {
        const compared = compareSpans(a, b, query.datesOfBirth[i]!, listed.datesOfBirth[j]!);
        if (!best || compared.score > best.score) best = compared;
      }
    }
    return best;
  },
};

function compareSpans(a: Span, b: Span, query: string, candidate: string): Compared {
  const apart = Math.max(0, a.from - b.to, b.from - a.to);
  const answer = (verdict: Compared['verdict'], score: number, which: string, detail: string): Compared => ({
    verdict,
    score,
    case: which,
    detail,
    query,
    candidate,
  });
  if (apart > 10) return answer('against', 0, 'generations', `Birth years are ${apart} years apart.`);
  if (apart > 2) return answer('against', 0.1, 'years', `Birth years are ${apart} years apart.`);
  if (apart === 2) return answer('against', 0.3, 'two_years', 'Birth years are two years apart.');
  if (apart === 1) return answer('neutral', 0.5, 'one_year', 'Birth years are one year apart.');
  if (a.month === null || b.month === null) return answer('for', 0.8, 'year', 'Birth years agree.');
  if (a.month === b.month && (a.day === null || b.day === null || a.day === b.day)) {
    return a.day !== null && b.day !== null
      ? answer('for', 1, 'day', 'Birth dates are equal.')
      : answer('for', 0.9, 'month', 'Birth months agree.');
  }
  if (a.month === b.day && a.day === b.month)
    return answer('for', 0.9, 'month', 'Birth dates agree when day and month are swapped.');
  return answer('against', 0.4, 'other_day', 'Birth years agree, the days differ.');
}

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY/YYYY`, `~YYYY`. */
function readSpan(text: string): Span | null {
  const range = /^~?([0-9]{4})(?:-[0-9-]+)?\/([0-9]{4})/.exec(text);
  if (range) return { from: Number(range[1]), to: Number(range[2]), month: null, day: null };
  const date = /^(~?)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?/.exec(text);
  if (!date) return null;
  const year = Number(date[2]);
  const slack = date[1] === '~' ? circaYears : 0;
  return {
    from: year - slack,
    to: year + slack,
    month: slack || !date[3] ? null : Number(date[3]),
    day: slack || !date[4] ? null : Number(date[4]),
  };
}
