import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';

/** Counts of ended refreshes, hour by hour. */
export interface RefreshMetrics {
  /** Runs that confirmed what the origin publishes: accepted, or unchanged. */
  verified(source: string): Metric;
  quarantined: Metric;
  failed: Metric;
}

const namespace = 'Portcullis';

/** The log line a refresh ends with; `fields.source` and `fields.state` are the run's. */
const refreshEnded = 'refresh ended';

/**
 * Metrics read from the log of the refresh function, so that flows need no port for metrics and counting costs nothing.
 * Null while the manifest has no function that runs per source.
 */
export function buildRefreshMetrics(scope: Construct, lambdas: readonly Lambda[]): RefreshMetrics | null {
  const refresh = lambdas.find(({ row }) => 'schedule' in row.on && row.on.perSource);
  if (!refresh) return null;
  for (const [name, states] of Object.entries(counted)) count(scope, refresh, name, states);
  return {
    verified: (source) => metric('RefreshVerified', { source }),
    quarantined: metric('RefreshQuarantined'),
    failed: metric('RefreshFailed'),
  };
}

/** Metric → run states counted. */
const counted = {
  RefreshVerified: ['accepted', 'unchanged'],
  RefreshQuarantined: ['quarantined'],
  RefreshFailed: ['failed'],
};

function count(scope: Construct, { logGroup }: Lambda, metricName: string, states: string[]): void {
  new MetricFilter(scope, `Count-${metricName}`, {
    logGroup,
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
    filterPattern: FilterPattern.literal(refreshPattern(states)),
    ...(metricName === 'RefreshVerified' ? { dimensions: { source: '$.fields.source' } } : {}),
  });
}

function refreshPattern(states: string[]): string {
  const anyState = states.map((state) => `$.fields.state = "${state}"`).join(' || ');
  return `{ $.message = "${refreshEnded}" && (${anyState}) }`;
}

function metric(metricName: string, dimensionsMap?: Record<string, string>): Metric {
  return new Metric({
    namespace,
    metricName,
    statistic: 'sum',
    period: Duration.hours(1),
    ...(dimensionsMap ? { dimensionsMap } : {}),
  });
}
