import { hash } from 'node:crypto';

/**
 * Denied Persons carry no official id, neither in `dpl.txt` nor in the Consolidated Screening List. Name and country make
 * one that is the same from both files; further rows of the same person (several addresses) are numbered.
 */
export function deniedPersonIds(): (name: string, country: string | null) => string {
  const seen = new Map<string, number>();
  return (name, country) => {
    const key = hash(
      'sha256',
      `${name
        .toUpperCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()}|${country ?? ''}`,
    ).slice(0, 16);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
}
