import { ParseFault } from './parse-fault.ts';
import type { ParseSink } from './source-parser.ts';

/** Strict reading of one JSON object: take each field, then let `done` report what nobody took. Values stay strings. */
export class JsonFields {
  readonly #object: Record<string, unknown>;
  readonly #path: string;
  readonly #sink: ParseSink;
  readonly #taken = new Set<string>();

  constructor(value: unknown, path: string, sink: ParseSink) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new ParseFault('bad_field', `\`${path}\` is not an object`, path);
    }
    this.#object = value as Record<string, unknown>;
    this.#path = path;
    this.#sink = sink;
  }

  /** Null when absent, null, empty or blank. A number is given as its digits. */
  text(name: string): string | null {
    const value = this.raw(name);
    if (value === undefined || value === null) return null;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    if (typeof value !== 'string')
      throw new ParseFault('bad_field', `\`${name}\` is not a text in \`${this.#path}\``, this.#path);
    const text = value.replace(/\s+/g, ' ').trim();
    return text === '' ? null : text;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === null) throw new ParseFault('missing_field', `\`${name}\` is missing or empty in \`${this.#path}\``, this.#path);
    return value;
  }

  /** Absent and null are the empty list; empty texts are left out. */
  texts(name: string): string[] {
    return this.#array(name).flatMap((value) => {
      if (typeof value !== 'string') throw new ParseFault('bad_field', `\`${name}\` holds more than texts`, this.#path);
      const text = value.replace(/\s+/g, ' ').trim();
      return text === '' ? [] : [text];
    });
  }

  each<T>(name: string, read: (fields: JsonFields) => T): T[] {
    return this.#array(name).map((value) => readJson(value, `${this.#path}/${name}`, this.#sink, read));
  }

  raw(name: string): unknown {
    this.#taken.add(name);
    return Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
  }

  ignore(...names: string[]): void {
    for (const name of names) this.#taken.add(name);
  }

  done(): void {
    for (const name of Object.keys(this.#object)) {
      if (!this.#taken.has(name)) this.#sink.note('unknown_field', `${this.#path}/${name.slice(0, 60)}`);
    }
  }

  #array(name: string): unknown[] {
    const value = this.raw(name);
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) throw new ParseFault('bad_field', `\`${name}\` is not a list in \`${this.#path}\``, this.#path);
    return value;
  }
}

/** Reads one object with `read` and reports every field left over. */
export function readJson<T>(value: unknown, path: string, sink: ParseSink, read: (fields: JsonFields) => T): T {
  const fields = new JsonFields(value, path, sink);
  const result = read(fields);
  fields.done();
  return result;
}
