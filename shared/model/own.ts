/** What a table itself holds under a key that came from outside: never what every object inherits (`constructor`, `toString`). */
export const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
