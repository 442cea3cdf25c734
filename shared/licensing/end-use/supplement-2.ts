import type { Item } from '../../model/item.ts';
import { eccnOf } from './end-use-rule.ts';

/** 744 Supp. 2, entries named whole, as of 2026-09-24. */
const whole = new Set(
  `1A290 1C990 1C996 1D993 2A290 2A291 2B992 2B999 2D290 3A991 3A992 3A999 3B991 3B992 3C992 3D991 4D993 5B991 5A992 5D992 6A991
  6A993 6A995 6A996 6C992 7A994 7B994 7D994 7E994 8A992 8D992 8E992 9A991 9B990 9D991 9E991`.split(/\s+/),
);
/** Entries of which it names parts told in figures or words: taken as named, since the code does not tell them apart. */
const inPart = new Set('1D999 1E994 2A991 2B991 2B996 3E991 4A994 4D994 5D991 5E991 9D001 9D002 9D004 9E001'.split(' '));
/** Entries of which it names paragraphs. */
const paragraphs = /^(?:5A991\.(?:a|b\.7|f)|9A012\.a\.1)(?:\.|$)/;
const bare = /^(?:5A991(?:\.b)?|9A012(?:\.a)?)$/;

export function inSupplement2(item: Item): boolean {
  const code = eccnOf(item)
    .toLowerCase()
    .replace(/^(\d)([a-e])/, (_, digit: string, letter: string) => digit + letter.toUpperCase());
  const entry = code.slice(0, 5);
  return whole.has(entry) || inPart.has(entry) || paragraphs.test(code) || bare.test(code);
}

/** 744.21(a)(1). Hong Kong is China for the EAR. Russia and Belarus are under 744.21(a)(2) for any item. */
export const militaryUserCountries: ReadonlySet<string> = new Set(['MM', 'KH', 'CN', 'HK', 'NI', 'VE']);
export const anyItemMilitary: ReadonlySet<string> = new Set(['RU', 'BY']);
