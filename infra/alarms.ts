import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { gateRoute, type Lambda, screeningRoute } from './lambda.ts';
import type { Surroundings } from './surroundings.ts';
import type { Watched } from './watched.ts';

/** One alarm, as the run book explains it. `section` is a heading of `infra/README.md`. */
interface Watch {
  id: string;
  section: string;
  what: string;
  metric: IMetric;
  /** Fires at this value or above. `below`: fires under it. */
  threshold: number;
  below?: boolean;
  /** Periods that must be bad, of as many looked at. */
  periods?: number;
  /** Silence is a fault: for signals that must keep coming. */
  silenceIsBad?: boolean;
}

/** Every alarm tells one topic, and its description says where the run book explains it. */
export function buildAlarms(scope: Construct, watched: Watched): Alarm[] {
  const topic = buildTopic(scope, watched.around);
  const { runBookUrl } = watched.around.settings;
  return watchesOf(watched).map((watch) => {
    const alarm = new Alarm(scope, `Alarm-${watch.id}`, {
      alarmDescription: `${watch.what} Run book: ${runBookUrl}#${watch.section}`,
      metric: watch.metric,
      threshold: watch.threshold,
      comparisonOperator: watch.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: watch.periods ?? 1,
      treatMissingData: watch.silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(topic));
    alarm.addOkAction(new SnsAction(topic));
    return alarm;
  });
}

function watchesOf(watched: Watched): Watch[] {
  return [
    ...listWatches(watched),
    ...apiWatches(watched),
    ...urgentWatches(watched.lambdas),
    ...jobWatches(watched),
    ...tableWatches(watched),
  ];
}

/** A list nobody verified for longer than it may age is stale: its decisions are held, so this is the first alarm to mind. */
function listWatches({ sources, refresh }: Watched): Watch[] {
  if (!refresh) return [];
  const stale = sources.map(({ id, maxAgeHours }) => ({
    id: `stale-${id}`,
    section: 'stale-list',
    what: `No refresh of ${id} has verified it within ${maxAgeHours} hours; decisions that need it are held.`,
    metric: refresh.verified(id),
    threshold: 1,
    below: true,
    periods: Math.min(Math.ceil(maxAgeHours), alarmHoursMax),
    silenceIsBad: true,
  }));
  return [
    ...stale,
    {
      id: 'refresh-quarantined',
      section: 'quarantined-list',
      what: 'A downloaded list broke its bounds and waits for a person; the last good version serves.',
      metric: refresh.quarantined,
      threshold: 1,
    },
    {
      id: 'refresh-failed',
      section: 'failed-refresh',
      what: 'Refreshes failed in three hours running.',
      metric: refresh.failed,
      threshold: 1,
      periods: 3,
    },
    {
      id: 'refresh-blocked',
      section: 'failed-refresh',
      what: 'An origin has refused this installation for two hours.',
      metric: refresh.blocked,
      threshold: 1,
      periods: 2,
    },
    {
      id: 'refresh-moved',
      section: 'changed-format',
      what: 'A list is no longer at its address, or no longer in its format.',
      metric: refresh.moved,
      threshold: 1,
    },
    {
      id: 'refresh-drift',
      section: 'changed-format',
      what: 'A list holds a kind of party or a list unknown here; it is screened all the same.',
      metric: refresh.drift,
      threshold: 1,
    },
  ];
}

/** CloudWatch looks back at most seven days when the period is an hour or longer. */
const alarmHoursMax = 168;

function apiWatches({ api, around }: Watched): Watch[] {
  const period = Duration.minutes(5);
  return [
    {
      id: 'api-errors',
      section: 'server-errors',
      what: 'More than 1 % of requests ended in a server error for ten minutes.',
      metric: new MathExpression({
        expression: 'IF(requests > 20, 100 * errors / requests, 0)',
        usingMetrics: { errors: api.metricServerError({ period }), requests: api.metricCount({ period }) },
        label: 'server errors, %',
        period,
      }),
      threshold: 1,
      periods: 2,
    },
    {
      id: 'api-latency',
      section: 'slow-answers',
      what: `p99 at the gateway is above ${around.settings.latencyAlarmMs} ms for 15 minutes.`,
      metric: api.metricLatency({ statistic: 'p99', period }),
      threshold: around.settings.latencyAlarmMs,
      periods: 3,
    },
  ];
}

/** The screening door and the warehouse door are watched one by one: an average would hide them. */
function urgentWatches(lambdas: readonly Lambda[]): Watch[] {
  const period = Duration.minutes(1);
  return lambdas
    .filter(({ row }) => 'route' in row.on && [screeningRoute, gateRoute].includes(row.on.route))
    .flatMap(({ row, function: handler }) => [
      {
        id: `errors-${row.name}`,
        section: 'server-errors',
        what: `${row.name} crashed or timed out in three minutes of three.`,
        metric: handler.metricErrors({ period }),
        threshold: 1,
        periods: 3,
      },
      {
        id: `throttles-${row.name}`,
        section: 'throttled-functions',
        what: `${row.name} was refused an environment.`,
        metric: handler.metricThrottles({ period }),
        threshold: 1,
        periods: 2,
      },
    ]);
}

function jobWatches({ lambdas, around }: Watched): Watch[] {
  const jobs = lambdas.filter(({ row }) => 'schedule' in row.on);
  const crashed = jobs.map(({ row, function: job }) => ({
    id: `errors-${row.name}`,
    section: 'failed-job',
    what: `${row.name} crashed or timed out twice within an hour.`,
    metric: job.metricErrors({ period: Duration.hours(1) }),
    threshold: 2,
  }));
  const behind = jobs
    .filter(({ row }) => 'schedule' in row.on && row.on.follows)
    .map(({ row, function: job }) => ({
      id: `behind-${row.name}`,
      section: 'late-sealing',
      what: `${row.name} is more than a minute behind what is written.`,
      metric: job.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'max' }),
      threshold: 60_000,
      periods: 2,
    }));
  const letters = around.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' });
  const left = {
    id: 'dead-letters',
    section: 'dead-letters',
    what: 'Scheduled work failed for good and waits.',
    metric: letters,
    threshold: 1,
  };
  return [...crashed, ...behind, left];
}

function tableWatches({ around }: Watched): Watch[] {
  const period = Duration.minutes(5);
  return Object.entries(around.tables).map(([name, table]) => ({
    id: `throttles-${name}`,
    section: 'throttled-tables',
    what: `DynamoDB throttled the table ${name}.`,
    metric: new MathExpression({
      expression: 'FILL(reads, 0) + FILL(writes, 0)',
      usingMetrics: {
        reads: table.metric('ReadThrottleEvents', { statistic: 'sum', period }),
        writes: table.metric('WriteThrottleEvents', { statistic: 'sum', period }),
      },
      label: `throttled, ${name}`,
      period,
    }),
    threshold: 1,
    periods: 2,
  }));
}

function buildTopic(scope: Construct, { settings, key }: Surroundings): Topic {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true, ...(key ? { masterKey: key } : {}) });
  key?.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsThroughTopic',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'], // in a key policy: this key
    }),
  );
  if (settings.alarmEmail) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  return topic;
}
