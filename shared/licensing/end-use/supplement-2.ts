import type { Item } from '../../model/item.ts';
import { eccnOf } from './end-use-rule.ts';

/** 744 Supp. 2: ECCN roots that need a license for a military end use or end user in the countries of 744.21(a)(1). */
const supplement2 = new Set(
  `1A290 1C990 1C996 1D993 1D999 1E994 2A290 2A291 2A991 2B991 2B992 2B996 2B999 2D290 3A991 3A992 3A999 3B991 3B992 3C992 3D991
  3E991 4A994 4D993 4D994 5A991 5B991 5D991 5E991 5A992 5D992 6A991 6A993 6A995 6A996 6C992 7A994 7B994 7D994 7E994 8A992 8D992
  8E992 9A012 9A991 9B990 9D001 9D002 9D004 9D991 9E001 9E991`.split(/\s+/),
);

export const inSupplement2 = (item: Item): boolean => supplement2.has(eccnOf(item).slice(0, 5));

/** 744.21(a)(1). Hong Kong is China for the EAR. Russia and Belarus are under 744.21(a)(2) for any item. */
export const militaryUserCountries: ReadonlySet<string> = new Set(['MM', 'KH', 'CN', 'HK', 'NI', 'VE']);
export const anyItemMilitary: ReadonlySet<string> = new Set(['RU', 'BY']);
