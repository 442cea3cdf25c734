/**
 * Where a control comes from, by the third digit of its code: both lists share 0 to 4; 5 is the Union's own series and, in the
 * United States, items moved from the Munitions List; 6 and 9 are American.
 */
export function regimeOf(code: string, list: 'US' | 'EU'): string {
  const digit = code[2] ?? '';
  const shared = regimes[digit];
  if (shared) return code[0] === '0' && digit === '0' ? 'NSG trigger list and Wassenaar Arrangement' : shared;
  if (digit === '5')
    return list === 'EU' ? 'outside the regimes (500 series)' : 'moved from the Munitions List, or United States only';
  return digit === '6' ? 'Wassenaar Munitions List (600 series)' : 'unilateral';
}

const regimes: Record<string, string> = {
  '0': 'Wassenaar Arrangement',
  '1': 'Missile Technology Control Regime',
  '2': 'Nuclear Suppliers Group, dual-use',
  '3': 'Australia Group',
  '4': 'Chemical Weapons Convention',
};
