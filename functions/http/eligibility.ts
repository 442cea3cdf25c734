import { eligibilityRoute } from '../../shared/api/law.ts';
import { checkEligibility } from '../../shared/flows/check-eligibility.ts';
import { readFacts } from '../../shared/flows/law-order.ts';
import { http } from '../edge/http.ts';
import { problem, problemOf, reply } from '../edge/reply.ts';
import { countryCode } from '../edge/to-order.ts';

/** An hour: law changes by the day, and the `ETag` says when it did. */
const cache = 'private, max-age=3600';

export const handler = http(eligibilityRoute, async ({ query, headers }, world) => {
  const attributes = query.facts === undefined ? {} : readFacts(query.facts);
  if (!attributes)
    return problem('invalid_request', 'the query breaks the schema', [
      { pointer: '/query/facts', code: 'bad_facts', message: 'is not a list like `rangeKm:20,civilTelecom:true`' },
    ]);
  const found = await checkEligibility(
    {
      us: query.us ?? null,
      eu: query.eu ?? null,
      from: query.from === undefined ? null : countryCode(query.from),
      to: countryCode(query.to),
      value: query.value ?? null,
      kind: query.kind ?? 'commodity',
      hs: query.hs ?? null,
      origin: query.origin === undefined ? null : countryCode(query.origin),
      attributes,
    },
    world,
  );
  if (!found.ok) return problemOf(found.trouble);
  const { etag, ...answer } = found.value;
  const validators = { etag, 'cache-control': cache };
  return headers['if-none-match'] === etag ? reply(304, null, validators) : reply(200, answer, validators);
});
