import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { fail, ok, type Result } from '../model/result.ts';
import type { DownloadLimits } from './download-limits.ts';

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress } as const;

/** The body of an answer, decompressed and capped while it grows: a bomb or a drip feed is cut off, never stored. */
export async function collectBody(
  answer: IncomingMessage,
  limits: DownloadLimits,
  elapsed: () => number,
  progress: (bytes: number) => void,
): Promise<Result<Uint8Array>> {
  const encoding = answer.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const announced = Number(answer.headers['content-length'] ?? Number.NaN);
  if (announced > limits.bytesMax) return tooLarge(limits);
  const body = decoded(answer, encoding);
  if (!body) return fail('bad_encoding', 'the answer came in an unknown content encoding');
  const started = elapsed();
  let received = 0;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      received += chunk.length;
      if (received > limits.bytesMax) return tooLarge(limits);
      const seconds = (elapsed() - started) / 1000;
      if (seconds * 1000 > limits.rateAfterMs && received < seconds * limits.bytesPerSecondMin) {
        return fail('too_slow', `the answer came at less than ${limits.bytesPerSecondMin} bytes a second`);
      }
      chunks.push(chunk);
      progress(received);
    }
  } finally {
    answer.destroy();
  }
  if (encoding === 'identity' && Number.isFinite(announced) && received !== announced) {
    return fail('truncated', `${received} of ${announced} announced bytes arrived`);
  }
  return ok(joined(chunks, received));
}

function decoded(answer: IncomingMessage, encoding: string): Readable | null {
  if (encoding === 'identity') return answer;
  const decoder = decoders[encoding as keyof typeof decoders]?.();
  if (!decoder) return null;
  answer.on('error', (error) => decoder.destroy(error));
  answer.on('aborted', () => decoder.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
  return answer.pipe(decoder);
}

/** Joins the pieces and lets go of each, so that the body is held twice for a moment only. */
function joined(chunks: Uint8Array[], bytes: number): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks.splice(0)) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLarge(limits: DownloadLimits): Result<never> {
  return fail('too_large', `the file is larger than ${limits.bytesMax} bytes, which no edition of it ever was`);
}
