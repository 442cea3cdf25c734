import { Duration } from 'aws-cdk-lib';
import { type Alarm, AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { screeningRoute } from './lambda.ts';
import type { Watched } from './watched.ts';

/** One page: what is wrong now, how fast answers are, what the lists and the tables do. */
export function buildDashboard(scope: Construct, watched: Watched, alarms: Alarm[]): Dashboard {
  const { api, around } = watched;
  const period = Duration.minutes(5);
  const tables = Object.values(around.tables);
  return new Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.days(1),
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 5 })],
      [
        graph('Requests', [
          api.metricCount({ period, statistic: 'sum' }),
          api.metricClientError({ period }),
          api.metricServerError({ period }),
        ]),
        graph(
          'Answer time at the gateway, ms',
          ['p50', 'p99'].map((statistic) => api.metricLatency({ period, statistic })),
        ),
        graph('Decisions', screeningMetrics(watched, period)),
      ],
      [
        graph(
          'Write units',
          tables.map((table) => table.metricConsumedWriteCapacityUnits({ period, statistic: 'sum' })),
        ),
        graph(
          'Read units',
          tables.map((table) => table.metricConsumedReadCapacityUnits({ period, statistic: 'sum' })),
        ),
        graph('Refreshes that verified a list', refreshes(watched)),
      ],
    ],
  });
}

function refreshes({ refresh, sources }: Watched): IMetric[] {
  return refresh ? [...sources.map(({ id }) => refresh.verified(id)), refresh.quarantined, refresh.failed] : [];
}

function screeningMetrics({ lambdas }: Watched, period: Duration): IMetric[] {
  const screening = lambdas.find(({ row }) => 'route' in row.on && row.on.route === screeningRoute)?.function;
  if (!screening) return [];
  return [
    screening.metricInvocations({ period }),
    screening.metricErrors({ period }),
    screening.metricThrottles({ period }),
    screening.metric('ConcurrentExecutions', { period, statistic: 'max' }),
  ];
}

function graph(title: string, left: IMetric[]): IWidget {
  return new GraphWidget({ title, left, width: 8, height: 6 });
}
