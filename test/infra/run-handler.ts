/**
 * Stands in for the Lambda runtime: a process of its own that loads one handler and calls it with the events it is sent.
 * `node run-handler.ts <file>`
 */
const [, , file = ''] = process.argv;
const context = { awsRequestId: 'test', functionName: 'test', getRemainingTimeInMillis: () => 30_000 };
const { handler } = (await import(file)) as { handler: (event: unknown, context: unknown) => Promise<unknown> };

process.on('message', async (event) => {
  const answer = await handler(event, context).then(
    (result) => ({ result }),
    (error: unknown) => ({ error: String(error) }),
  );
  process.send?.(answer);
});
process.send?.('loaded');
