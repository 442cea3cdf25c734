/** A fresh process that imports a handler and answers two events: what a cold start is, but for the download of the code. */
const [, , file = ''] = process.argv;

process.once('message', async (events) => {
  const began = performance.now();
  process.env.AWS_LAMBDA_INITIALIZATION_TYPE = 'on-demand';
  const { handler } = (await import(file)) as { handler: (event: unknown, context: unknown) => Promise<{ statusCode: number }> };
  const imported = performance.now();
  const [first, second] = events as unknown[];
  const answer = await handler(first, {});
  const answered = performance.now();
  const processorMs = process.cpuUsage().user / 1000;
  await handler(second, {});
  const again = performance.now();
  process.send?.({
    importMs: imported - began,
    firstMs: answered - imported,
    secondMs: again - answered,
    processorMs,
    status: answer.statusCode,
  });
});
