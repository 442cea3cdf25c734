import { Annotations, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import type { Settings } from './settings.ts';

/** Requests per second some regions admit by default, whatever the stage says. */
const regionFloorPerSecond = 2500;

/**
 * The HTTP API: one route for each manifest row that names one. Callers sign with IAM unless the settings hand
 * authorization to the functions. The access log holds route patterns and never a path: an order reference is the shop's own.
 */
export function buildHttpApi(scope: Construct, lambdas: readonly Lambda[], settings: Settings): HttpApi {
  const api = new HttpApi(scope, 'Api', { createDefaultStage: false, description: 'Export-control screening, v1' });
  const authorizer = settings.authorization === 'iam' ? new HttpIamAuthorizer() : new HttpNoneAuthorizer();
  for (const { row, function: handler } of lambdas) {
    if (!('route' in row.on)) continue;
    const [method = '', path = ''] = row.on.route.split(' ');
    const route = new HttpRoute(scope, `Route-${row.name}`, {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]),
      integration: new HttpLambdaIntegration(`Integration-${row.name}`, handler),
      authorizer,
    });
    if (settings.authorization === 'api_key') acknowledgeOwnAuthorization(route);
  }
  buildStage(scope, api, settings);
  warnOfRegionFloor(scope, settings);
  return api;
}

function buildStage(scope: Construct, api: HttpApi, settings: Settings): void {
  const accessLog = new LogGroup(scope, 'Log-access', {
    retention: settings.logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: settings.requestsPerSecond, burstLimit: settings.requestBurst },
    detailedMetricsEnabled: true,
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: AccessLogFormat.custom(accessLogLine) },
  });
}

const accessLogLine = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  integrationMs: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  responseBytes: '$context.responseLength',
  gatewayError: '$context.error.responseType',
});

function acknowledgeOwnAuthorization(route: HttpRoute): void {
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason: 'The deployer chose API keys: the function refuses a request without a valid hashed key before it reads the body.',
  });
}

function warnOfRegionFloor(scope: Construct, settings: Settings): void {
  if (settings.requestsPerSecond <= regionFloorPerSecond) return;
  Annotations.of(scope).addWarningV2(
    'portcullis:gateway-quota',
    `requestsPerSecond is ${settings.requestsPerSecond}: some regions admit ${regionFloorPerSecond} per second by default; raise the account quota first`,
  );
}
