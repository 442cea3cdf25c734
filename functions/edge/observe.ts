import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Route } from '../../shared/api/route.ts';
import type { Log } from '../../shared/flows/world.ts';

// Made on first use: they read the environment, which the local server sets first.
let made: { logger: Logger; metrics: Metrics } | null = null;
function tools() {
  made ??= { logger: new Logger(), metrics: new Metrics({ namespace: 'Portcullis' }) };
  return made;
}

/** The product's log. Fields are counts, codes and ids of ours: never a name, a reference or an address. */
export const log: Log = {
  info: (message, fields = {}) => tools().logger.info(message, { fields }),
  warn: (message, fields = {}) => tools().logger.warn(message, { fields }),
  error: (message, fields = {}) => tools().logger.error(message, { fields }),
};

/** One line and two metrics per request. The route is named by its pattern: a path holds the caller's order reference. */
export function observeRequest(
  route: Route,
  seen: { requestId: string; status: number; ms: number; problem: string | null },
): void {
  log.info('request', { route: route.id, ...seen, ms: Math.round(seen.ms * 10) / 10 });
  const { metrics } = tools();
  metrics.addDimension('route', route.id);
  metrics.addMetric('duration', MetricUnit.Milliseconds, seen.ms);
  metrics.addMetric(seen.status >= 500 ? 'fault' : seen.status >= 400 ? 'refused' : 'answered', MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}

/** A bug: its kind and where, but never its message, which may quote the order. */
export function observeBug(route: Route, requestId: string, error: unknown): void {
  const [, where = ''] = error instanceof Error ? (error.stack?.split('\n    at ') ?? []) : [];
  log.error('bug', { route: route.id, requestId, kind: error instanceof Error ? error.name : typeof error, where });
}
