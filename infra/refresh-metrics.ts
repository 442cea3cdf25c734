import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';

/** Counts of ended refreshes, hour by hour. */
export interface RefreshMetrics {
  /** Runs that confirmed what the origin publishes. */
  verified(source: string): Metric;
  quarantined: Metric;
  failed: Metric;
  /** An origin that refuses this installation: a firewall, a challenge, a limit. */
  blocked: Metric;
  /** An address or a format that is no longer what it was. */
  moved: Metric;
  /** Kinds of parties or lists that nobody here has heard of. */
  drift: Metric;
}

const namespace = 'Portcullis';

/** The log line a refresh ends with; its fields are `source`, `state`, `verified` and, of a run in trouble, `code`. */
const refreshEnded = 'refresh ended';

/**
 * Metrics read from the log of the refresh function, so that flows need no port for metrics and counting costs nothing.
 * Null while the manifest has no function that runs per source.
 */
export function buildRefreshMetrics(scope: Construct, lambdas: readonly Lambda[]): RefreshMetrics | null {
  const refresh = lambdas.find(({ row }) => 'schedule' in row.on && row.on.perSource);
  if (!refresh) return null;
  for (const [name, pattern] of Object.entries(counted)) count(scope, refresh, name, pattern);
  return {
    verified: (source) => metric('RefreshVerified', { source }),
    quarantined: metric('RefreshQuarantined'),
    failed: metric('RefreshFailed'),
    blocked: metric('RefreshBlocked'),
    moved: metric('RefreshMoved'),
    drift: metric('RefreshDrift'),
  };
}

/** Metric → what the log line of a counted run says. */
const counted = {
  RefreshVerified: '$.fields.verified IS TRUE',
  RefreshQuarantined: anyOf('state', ['quarantined']),
  RefreshFailed: anyOf('state', ['failed']),
  RefreshBlocked: anyOf('code', ['blocked']),
  RefreshMoved: anyOf('code', ['gone', 'refused_host', 'wrong_root', 'missing_column', 'missing_field']),
  RefreshDrift: anyOf('code', ['drift']),
};

function anyOf(field: string, words: string[]): string {
  return `(${words.map((word) => `$.fields.${field} = "${word}"`).join(' || ')})`;
}

function count(scope: Construct, { logGroup }: Lambda, metricName: string, pattern: string): void {
  new MetricFilter(scope, `Count-${metricName}`, {
    logGroup,
    metricNamespace: namespace,
    metricName,
    metricValue: '1',
    filterPattern: FilterPattern.literal(`{ $.message = "${refreshEnded}" && ${pattern} }`),
    ...(metricName === 'RefreshVerified' ? { dimensions: { source: '$.fields.source' } } : {}),
  });
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
