/** Ten-thousandths: money and quantities have at most four decimals, so arithmetic on them is exact. */
export type Scaled = bigint;

const places = 4;
const scale = 10_000n;

/** A decimal string or number in ten-thousandths; digits beyond the fourth decimal are cut. */
export function toScaled(decimal: string | number): Scaled {
  const text = typeof decimal === 'number' ? decimal.toFixed(places) : decimal;
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = BigInt(`${whole.replace('-', '')}${fraction.padEnd(places, '0').slice(0, places)}`);
  return whole.startsWith('-') ? -digits : digits;
}

/** Shortest decimal string, at least two decimals as money is written. */
export function fromScaled(value: Scaled): string {
  const sign = value < 0n ? '-' : '';
  const digits = value < 0n ? -value : value;
  const fraction = String(digits % scale).padStart(places, '0');
  return `${sign}${digits / scale}.${fraction.replace(/0{1,2}$/, '')}`;
}

/** Quantity × unit value, exact; cut to four decimals. */
export const timesScaled = (quantity: Scaled, unit: Scaled): Scaled => (quantity * unit) / scale;
