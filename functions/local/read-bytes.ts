import type { IncomingMessage } from 'node:http';

/** A Lambda takes no larger request. */
const keptMax = 6 * 1024 * 1024;
/** Read and thrown away, so that the caller is still there for the answer; beyond it the connection is cut. */
const discardedMax = 64 * 1024 * 1024;

/** The body, or null when it is larger than any handler reads. */
export async function readBytes(request: IncomingMessage): Promise<Buffer | null> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= keptMax) kept.push(chunk);
    else kept.length = 0;
    if (length > discardedMax) request.destroy();
  }
  return length <= keptMax ? Buffer.concat(kept) : null;
}
