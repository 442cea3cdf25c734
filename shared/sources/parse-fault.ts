import { fail, type Result } from '../model/result.ts';

/**
 * Thrown deep inside a streaming parser, where no value can be returned, and turned into a `Result` at its door.
 * The message is for a person and holds no listed value.
 */
export class ParseFault extends Error {
  readonly code: string;
  readonly at: string | undefined;
  constructor(code: string, message: string, at?: string) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

/** Runs a parser and turns a `ParseFault` into trouble; anything else is a bug and goes on up. */
export async function catchFault<T>(run: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    if (error instanceof ParseFault) return fail(error.code, error.message, error.at);
    throw error;
  }
}
