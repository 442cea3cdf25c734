/** Version of the code that judges, pinned in every decision. Equals `package.json`, which a test checks. */
export const engine = '0.1.0';
