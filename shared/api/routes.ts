import * as audit from './audit.ts';
import * as changes from './changes.ts';
import * as decisions from './decisions.ts';
import * as entries from './entries.ts';
import * as keys from './keys.ts';
import * as law from './law.ts';
import * as licenses from './licenses.ts';
import * as parties from './parties.ts';
import * as platform from './platform.ts';
import * as privacy from './privacy.ts';
import * as replay from './replay.ts';
import * as reviews from './reviews.ts';
import type { Route } from './route.ts';
import * as rulesets from './rulesets.ts';
import * as sources from './sources.ts';
import * as suppressions from './suppressions.ts';
import * as webhooks from './webhooks.ts';

/** Typed loosely on purpose: a union of all these modules costs the compiler more than the rest of the project. */
const resources: readonly object[] = [
  decisions,
  parties,
  sources,
  entries,
  platform,
  reviews,
  suppressions,
  rulesets,
  licenses,
  law,
  replay,
  keys,
  privacy,
  audit,
  changes,
  webhooks,
];

/** Every operation, for the OpenAPI document and for the test that the manifest serves them all. */
export const routes: readonly Route[] = resources.flatMap((resource) => Object.values(resource).filter(isRoute));

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'answers' in value && 'path' in value;
}
