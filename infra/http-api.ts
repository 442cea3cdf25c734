import { Annotations, Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Construct } from 'constructs';
import type { Lambda } from './lambda.ts';
import { buildLog } from './lambdas.ts';
import type { Settings } from './settings.ts';

/** Requests per second some regions admit by default, whatever the stage says. */
const regionFloorPerSecond = 2500;

/**
 * The HTTP API: one route for each manifest row that names one. Callers sign with IAM, or carry API keys
 * where the settings say so. The access log holds route patterns and never a path: an order reference is the shop's own.
 */
export function buildHttpApi(scope: Construct, lambdas: readonly Lambda[], settings: Settings): HttpApi {
  const api = new HttpApi(scope, 'Api', { createDefaultStage: false, description: 'Export-control screening, v1' });
  const authorizer = settings.authorization === 'iam' ? new HttpIamAuthorizer() : keyAuthorizer(lambdas);
  for (const { row, function: handler } of lambdas) {
    if (!('route' in row.on)) continue;
    const [method = '', path = ''] = row.on.route.split(' ');
    new HttpRoute(scope, `Route-${row.name}`, {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, HttpMethod[method as keyof typeof HttpMethod]),
      integration: new HttpLambdaIntegration(`Integration-${row.name}`, handler),
      authorizer,
    });
  }
  buildStage(scope, api, settings);
  warnOfRegionFloor(scope, settings);
  return api;
}

function buildStage(scope: Construct, api: HttpApi, settings: Settings): void {
  const accessLog = buildLog(scope, 'Log-access', settings);
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

/** Callers with API keys: one function of the manifest vouches for them, and the gateway remembers its answer for a minute. */
function keyAuthorizer(lambdas: readonly Lambda[]): HttpLambdaAuthorizer {
  const authorizer = lambdas.find(({ row }) => 'authorizer' in row.on);
  if (!authorizer) throw new Error('`authorization` is `api_key`, but no row of the manifest authorizes keys');
  return new HttpLambdaAuthorizer('Authorizer', authorizer.function, {
    identitySource: ['$request.header.Authorization'],
    responseTypes: [HttpLambdaResponseType.SIMPLE],
    resultsCacheTtl: Duration.seconds(60), // a revoked key stops working within this time
  });
}

function warnOfRegionFloor(scope: Construct, settings: Settings): void {
  if (settings.requestsPerSecond <= regionFloorPerSecond) return;
  Annotations.of(scope).addWarningV2(
    'portcullis:gateway-quota',
    `requestsPerSecond is ${settings.requestsPerSecond}: some regions admit ${regionFloorPerSecond} per second by default; raise the account quota first`,
  );
}
