import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Lambda } from './lambda.ts';
import type { RefreshMetrics } from './refresh-metrics.ts';
import type { ScheduledSource } from './schedules.ts';
import type { Surroundings } from './surroundings.ts';

/** What alarms and the dashboard look at. */
export interface Watched {
  api: HttpApi;
  lambdas: readonly Lambda[];
  sources: readonly ScheduledSource[];
  /** Null while no function refreshes sources. */
  refresh: RefreshMetrics | null;
  around: Surroundings;
}
