import { expect, it } from 'vitest';
import { canonicalFlags } from '../../../shared/licensing/end-use/flag-names.ts';

it.each([
  ['militaryEndUse', 'military'],
  ['military_end_user', 'military'],
  ['Chemical-Weapons', 'chemBio'],
  ['weaponsOfMassDestruction', 'wmd'],
  ['informed', 'informedByAuthority'],
  ['commercial', 'civil'],
  ['nuclear', 'nuclear'],
  ['advancedNodeFab', 'advancedNodeFab'],
  ['cashForExpensive', 'cashForExpensive'],
])('knows %s as %s', (told, name) => {
  expect(canonicalFlags({ [told]: true })).toEqual({ [name]: true });
});

it('takes a flag that is told twice for true when either says so, and for denied before not asked', () => {
  expect(canonicalFlags({ military: false, militaryEndUse: true })).toEqual({ military: true });
  expect(canonicalFlags({ military: null, militaryEndUse: false })).toEqual({ military: false });
  expect(canonicalFlags({ military: false, army: null })).toEqual({ military: false });
});

it('keeps what no rule knows', () => {
  expect(canonicalFlags({ perpetualMotion: true })).toEqual({ perpetualMotion: true });
});
