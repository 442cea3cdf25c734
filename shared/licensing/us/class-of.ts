import type { Item } from '../../model/item.ts';
import { readEccn, type UsClass } from './read-eccn.ts';

/**
 * The item's US classification: as stated, or read off the thresholds of 3A090 when only performance figures are given (total
 * processing performance 4,800; or 1,600 with a performance density of 5.92; and the lower bars of 3A090.b). Null when unknown.
 */
export function classOf(item: Item): UsClass | null {
  if (item.classification.us !== null && item.classification.us.trim() !== '') return readEccn(item.classification.us);
  const tpp = figure(item, 'tpp');
  const density = figure(item, 'performanceDensity');
  if (tpp === null) return null;
  if (tpp >= 4800) return readEccn('3A090.a.1');
  if (density === null) return tpp >= 1600 ? readEccn('3A090') : null;
  if (tpp >= 1600 && density >= 5.92) return readEccn('3A090.a.2');
  if (tpp >= 2400 && density >= 1.6) return readEccn('3A090.b.1');
  if (tpp >= 1600 && density >= 3.2) return readEccn('3A090.b.2');
  return null;
}

export function figure(item: Item, name: string): number | null {
  const value = item.attributes[name];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
