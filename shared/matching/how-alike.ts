import { withinEdits } from '../names/edit-distance.ts';
import { withoutFusedForm } from '../names/legal-forms.ts';
import type { NameToken, PreparedName } from '../names/name-token.ts';
import { kinshipSimilarity, nameKinship } from '../names/name-variants.ts';
import { editsAllowed, fuzzySimilarity, isFeminineForm } from '../names/token-similarity.ts';

const kinshipWords = {
  synonym: 'synonym',
  same: 'variant',
  short: 'nickname',
  cognate: 'cognate',
  romanized: 'romanized',
} as const;

/** In one word, why an aligned group of tokens was taken for alike: the `how` of a token match. */
export function howAlike(query: PreparedName, ofQuery: number, name: PreparedName, ofName: number): string {
  if (isSeveral(ofQuery)) return 'join';
  if (isSeveral(ofName)) return 'split';
  const a = query.tokens[31 - Math.clz32(ofQuery)]!;
  const b = name.tokens[31 - Math.clz32(ofName)]!;
  return howTokens(a, b);
}

function howTokens(a: NameToken, b: NameToken): string {
  if (a.text === b.text) return 'equal';
  if (a.kind === 'initial' || b.kind === 'initial') return 'initial';
  if (withoutFusedForm(a.text) === b.text || withoutFusedForm(b.text) === a.text) return 'fused';
  if (isFeminineForm(a.text, b.text)) return 'feminine';
  const kinship = nameKinship(a.text, b.text);
  if (kinship && fuzzySimilarity(a, b) === kinshipSimilarity[kinship]) return kinshipWords[kinship];
  if (a.abjad !== b.abjad) return 'script';
  return withinEdits(a.text, b.text, editsAllowed(a.text.length, b.text.length)) ? 'edit' : 'skeleton';
}

const isSeveral = (mask: number): boolean => (mask & (mask - 1)) !== 0;
