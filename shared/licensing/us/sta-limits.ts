import type { Asked } from './requirements.ts';

/** A limit of 740.20(b)(2) on what License Exception STA may be used for. */
interface StaLimit {
  section: string;
  items: RegExp;
  /** Absent: wherever STA reaches. */
  group?: string;
}

/** By code and paragraph, as of 2026-09-24; limits that hang on the purpose of software or technology stay conditions. */
const limits: readonly StaLimit[] = [
  { section: '740.20(b)(2)(ii)', items: /^0A501\.[a-e]|^0A50[679]|^0A98[123]|^0A503|^0E504|^0E982/ },
  { section: '740.20(b)(2)(v)', items: /^1C351\.(?:[abce]|d\.1[45])|^1C35[34]|^1E351/ },
  { section: '740.20(b)(2)(vii)', items: /^7E004(?!\.a\.7)/ },
  { section: '740.20(b)(2)(viii)', items: /^9B001/, group: 'A:6' },
  { section: '740.20(b)(2)(viii)', items: /^9D004\.[fg]|^9E003\.(?:a\.[1-5]|[chi])/ },
  { section: '740.20(b)(2)(x)', items: /^6A002|^6A293|^6D003\.c/ },
  { section: '774 Supp. 1, 3A001', items: /^3A001\.z/ },
  { section: '740.20(b)(3)(iii)', items: /^0A606\.a|^8A609\.a|^8A620\.[ab]|^9A610\.a/ },
];

/** Why STA may not be used for this item, with the paragraph; null when no limit names it. */
export function staBar({ code, path, place, item }: Asked): string | null {
  const text = [code.slice(0, 5), ...path].join('.');
  const limit = limits.find((one) => one.items.test(text) && (!one.group || place.groups.has(one.group)));
  if (limit) return `${limit.section}: STA may not be used for ${text}`;
  const microwave = /^3A001\.b\.[23]/.test(text) && item.attributes.civilTelecom !== true;
  return microwave ? '740.20(b)(2)(xi): not for 3A001.b.2 and b.3, save for civil telecommunications' : null;
}

/** 740.20(c)(1)(ii)(A): unmanned aircraft are the only items controlled for missile technology that STA reaches. */
export const isAirVehicle = (code: string): boolean => /^9A(?:012|120)/.test(code);
