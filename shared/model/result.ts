/** Expected trouble is a value; a bug is a throw. */
export type Result<T, P = Trouble> = { ok: true; value: T } | { ok: false; trouble: P };

/** What went wrong, for a person: lower case, values in back-ticks, no stack, no personal data. */
export interface Trouble {
  /** Stable kebab- or snake-case word, for example `truncated` or `unknown_field`. */
  code: string;
  message: string;
  /** JSON Pointer, line or path of the fault, when there is one. */
  at?: string;
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = (code: string, message: string, at?: string): { ok: false; trouble: Trouble } => ({
  ok: false,
  trouble: at === undefined ? { code, message } : { code, message, at },
});
