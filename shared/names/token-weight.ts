import type { TokenKind } from './name-token.ts';

/** Weight of what says little, in thousandths. */
const fixed: Partial<Record<TokenKind, number>> = { legal: 50, noise: 40, title: 50, particle: 150, initial: 300, number: 1000 };
/** Most a generic word may weigh: two of them never outweigh a name. */
const genericMax = 450;
/** Towns and countries are typed behind names as addresses. */
export const placeMax = 300;
/** Range of a name's weight and of the rarity that drives it (−100 log10 share). */
const [lightest, heaviest] = [450, 1000];
const [commonest, rarest] = [160, 420];

/** Weight of a token in thousandths, from its class and its rarity. */
export function tokenWeight(kind: TokenKind, rarity: number, place = false): number {
  const set = fixed[kind];
  if (set !== undefined) return set;
  const share = Math.min(Math.max(rarity - commonest, 0), rarest - commonest);
  const weight = lightest + Math.floor(((heaviest - lightest) * share) / (rarest - commonest));
  return kind === 'generic' ? Math.min(weight, place ? placeMax : genericMax) : weight;
}
