/** One reason why a version may not go into force by itself. */
export interface Breach {
  /** Stable word, for example `shrunk`, `sentinel_missing`. */
  code: string;
  /** The list it concerns; null for the whole file. */
  list: string | null;
  /** For a person: numbers and limits, no listed names. */
  message: string;
}
