import * as audit from './audit.ts';
import * as changes from './changes.ts';
import * as decisions from './decisions.ts';
import * as entries from './entries.ts';
import * as parties from './parties.ts';
import * as platform from './platform.ts';
import type { Route } from './route.ts';
import * as sources from './sources.ts';
import * as webhooks from './webhooks.ts';

/** Every operation, for the OpenAPI document and for the test that the manifest serves them all. */
export const routes: readonly Route[] = [decisions, parties, sources, entries, platform, audit, changes, webhooks].flatMap(
  (resource) => Object.values(resource as Record<string, unknown>).filter(isRoute),
);

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'answers' in value && 'path' in value;
}
