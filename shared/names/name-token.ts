/**
 * `name`: carries identity. `generic`: what a company does or where it is. `title`: rank or form of address. `particle`: al, bin,
 * de, von. `noise`: and, of, M/V. `legal`: class of a legal form (`#llc`). Order is that of the index's class codes.
 */
export const tokenKinds = ['name', 'generic', 'number', 'legal', 'particle', 'title', 'initial', 'noise'] as const;
export type TokenKind = (typeof tokenKinds)[number];

export interface NameToken {
  /** Compare form: folded letters, digits, or `#` and the class of a legal form. */
  text: string;
  kind: TokenKind;
  /** Written in a script without vowels. */
  abjad: boolean;
  /** How much the token says, in thousandths: 40 for noise, 1000 for a rare name. */
  weight: number;
  /** How rare the token is: −100 log10 of its share among names; evidence adds up. */
  rarity: number;
}

/** A name ready for comparison; immutable. */
export interface PreparedName {
  tokens: readonly NameToken[];
  /** Sum of weights. */
  weight: number;
  /** `person` or `organization` as told or guessed: decides about initials and legal forms. */
  kind: 'person' | 'organization';
  /** Tokens, by bits, that are a family name and the syllables of one given name: a name that lacks one of them is another name. */
  unit: number;
  /** Nothing in it can be screened: one letter, punctuation, a legal form alone, a placeholder. */
  unusable: boolean;
  truncated: boolean;
  /** Look-alike letters of two scripts inside one word. */
  mixedScript: boolean;
}
