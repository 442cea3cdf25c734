/**
 * Identity of everything that decides what a name becomes and how tokens compare. Kept by hand because hashing the tables at
 * start would cost milliseconds; a test recomputes it from the tables and from sample names and says what to write here.
 */
export const normalizerHash = '21632e1bf1524024';
