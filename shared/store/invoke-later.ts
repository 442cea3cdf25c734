import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const connectMs = 300;
const requestMs = 2_000;
const attemptsMax = 2;

let client: LambdaClient | null = null;

/** Hands an event to another function and returns when the service has taken it, not when it is done. */
export async function invokeLater(functionName: string, event: object): Promise<void> {
  client ??= new LambdaClient({
    maxAttempts: attemptsMax,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: connectMs,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
    }),
  });
  await client.send(
    new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload: Buffer.from(JSON.stringify(event)) }),
  );
}
