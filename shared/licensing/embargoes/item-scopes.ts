import type { Item } from '../../model/item.ts';
import type { Order } from '../../model/order.ts';
import { russiaHtsList } from './russia-hts.ts';

/** Whether a rule reaches an item, with the facts that would tell when they are missing. */
export type Coverage = { answer: 'yes' | 'no'; why?: string } | { answer: 'unknown'; missing: string[]; why: string };

/** `null` stands for an order that names no item. */
type Scope = (item: Item | null, order: Order) => Coverage;

const yes: Coverage = { answer: 'yes' };
const no: Coverage = { answer: 'no' };
const when = (covered: boolean): Coverage => (covered ? yes : no);

/** The item sets that embargo rules name. */
export const itemScopes = {
  /** Everything, goods or not. */
  all: () => yes,
  /** 746.4, 746.6: all items but food and medicine that are EAR99. */
  all_but_basic_goods: (item) => when(!isBasicGood(item)),
  /** The food, medicine and farm goods that the scope above leaves out. */
  basic_goods: (item) => when(isBasicGood(item)),
  /** 746.6(a)(2): EAR99 or 5D992.c software for communication over the internet is left out as well. */
  all_but_basic_goods_and_messaging: (item) => when(!isBasicGood(item) && !isMessagingSoftware(item)),
  /** What 746.6 leaves out. */
  basic_goods_and_messaging: (item) => when(isBasicGood(item) || isMessagingSoftware(item)),
  /** Goods, software and technology: what an export license can cover. */
  licensable: (item) => when(item !== null && item.kind !== 'service'),
  /** Dealings that are no export of goods, and goods sent under an authorization whose conditions nobody attested. */
  unlicensable: (item, order) => when(item === null || item.kind === 'service' || claimsUnattested(order)),
  /** Any ECCN on the Commerce Control List. */
  ccl: (item) => onCcl(item),
  /** Items without an ECCN, other than food and medicine. */
  ear99: (item) => ear99(item, (one) => when(!isBasicGood(one))),
  /** 746.8(a)(5): HTS-6 list of Supp. 4, for items without an ECCN, as the lists below. */
  russia_industrial: (item) => ear99(item, (one) => byRussiaHts(one, [4])),
  /** 746.8(a)(4): Supp. 2. */
  russia_oil: (item) => ear99(item, (one) => answered(byRussiaHts(one, [2]))),
  /** 746.8(a)(7): Supp. 5. */
  russia_luxury: (item) => ear99(item, (one) => answered(byRussiaHts(one, [5]))),
  /** 746.8(a)(8): named kinds of EAR99 software. */
  russia_software: (item) => ear99(item, bySoftwareClass),
  /** 746.8(a)(6): chemicals, biologicals and equipment described in Supp. 6, not by code. */
  russia_described: (item) => ear99(item, byRussiaDescription),
  /** 746.7(a)(1)(ii): EAR99 items named by HTS-6 in Supp. 7. */
  iran_hts: (item) => ear99(item, byIranHts),
  /** Annex I of Regulation (EU) 2021/821. */
  eu_listed: (item) => euListed(item),
  /** Everything that Annex I does not name. */
  eu_unlisted: (item) => when(euListed(item).answer !== 'yes'),
  /** Machinery, metals, vehicles: HS chapters 72 to 89. */
  heavy_goods: (item) => byChapter(item, 72, 89),
  /** Arms and military items: 600 series, firearms, HS chapter 93. */
  arms: (item) => when(isArms(item)),
} as const satisfies Record<string, Scope>;

export type ScopeName = keyof typeof itemScopes;

/** Whether the rule's item set contains the item. */
export const coverage = (scope: ScopeName, item: Item | null, order: Order): Coverage =>
  (itemScopes[scope] as Scope)(item, order);

const fact = (item: Item | null, path: string): string => (item ? `items[${item.id}].${path}` : 'items');
const unknown = (item: Item | null, path: string, why: string): Coverage => ({
  answer: 'unknown',
  missing: [fact(item, path)],
  why,
});

function onCcl(item: Item | null): Coverage {
  const us = item?.classification.us;
  if (!us) return unknown(item, 'classification.us', 'whether the item has an ECCN is not known');
  return when(!isEar99(us));
}

function ear99(item: Item | null, next: (item: Item) => Coverage): Coverage {
  const us = item?.classification.us;
  if (!item || !us) return no; // asked for by the ECCN row already
  return isEar99(us) ? next(item) : no;
}

export const isEar99 = (code: string): boolean => /^ear[\s-]*99$/i.test(code.trim());

/** HS chapters of what people eat, and water and soft drinks of chapter 22: food as 772.1 has it, which beer and tobacco are not. */
const foodChapters = new Set([2, 3, 4, 7, 8, 9, 10, 11, 16, 17, 18, 19, 20, 21]);
const drinks = /^220[12]/;

/** Food, medicine and medical devices, by what the shop says of the item, or by the tariff's chapters of food and medicine. */
export function isBasicGood(item: Item | null): boolean {
  if (!item || (item.classification.us && !isEar99(item.classification.us))) return false;
  const said = ['food', 'medicine', 'medicalDevice', 'agricultural'].some((word) => item.attributes[word] === true);
  if (said || chapterOf(item) === 30) return true;
  return item.attributes.food !== false && (foodChapters.has(chapterOf(item)) || drinks.test(hs6Of(item) ?? ''));
}

function isMessagingSoftware(item: Item | null): boolean {
  if (item?.kind !== 'software') return false;
  const us = item.classification.us ?? '';
  return item.attributes.internetCommunications === true && (isEar99(us) || /^5D992\.?c/i.test(us));
}

/** License exceptions of the EAR are told by letters; what they leave open, the license requirement of 746.2(a) says. */
const claimsUnattested = (order: Order): boolean =>
  order.authorizations.some(
    ({ kind, code, attestations }) =>
      kind !== 'license' && !/^[A-Z]{3}$/.test(code ?? '') && !Object.values(attestations).some(Boolean),
  );

export const hs6Of = (item: Item | null): string | null => {
  const digits = (item?.classification.hs ?? '').replace(/\D/g, '');
  return digits.length >= 6 ? digits.slice(0, 6) : null;
};

const chapterOf = (item: Item | null): number => Number(hs6Of(item)?.slice(0, 2) ?? Number.NaN);

/** The tariff code is asked for once, by the first of the lists. */
const answered = (cover: Coverage): Coverage => (cover.answer === 'unknown' ? no : cover);

function byRussiaHts(item: Item, supplements?: readonly number[]): Coverage {
  if (item.kind !== 'commodity') return no;
  const hs6 = hs6Of(item);
  if (hs6 === null) return unknown(item, 'classification.hs', 'the HTS-6 lists of 746.8 are read by code');
  const list = russiaHtsList(hs6, supplements);
  return list === null ? no : { answer: 'yes', why: `HS ${hs6} is in Supp. ${list} to Part 746` };
}

function byIranHts(item: Item): Coverage {
  if (item.kind !== 'commodity') return no;
  const hs6 = hs6Of(item);
  return when(hs6 !== null && russiaHtsList(hs6, [7]) !== null);
}

/** 746.8(a)(8)(ii), in own words and by the short names of the trade. */
const softwareClasses = new Set(
  `erp enterprise_resource_planning crm customer_relationship_management bi business_intelligence scm supply_chain
  supply_chain_management edw enterprise_data_warehouse cmms computerized_maintenance project_management plm product_lifecycle
  product_lifecycle_management bim building_information_modelling building_information_modeling cad computer_aided_design cam
  computer_aided_manufacturing eto engineer_to_order engineering_to_order cnc cnc_operation numerical_control`.split(/\s+/),
);

function bySoftwareClass(item: Item): Coverage {
  if (item.kind !== 'software') return no;
  const said = item.attributes.softwareClass;
  if (typeof said !== 'string') return unknown(item, 'attributes.softwareClass', '746.8(a)(8) names kinds of EAR99 software');
  return when(
    softwareClasses.has(
      said
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
    ),
  );
}

/** Tariff chapters in which Supp. 6 (chemicals, biologics, laboratory and production equipment) may describe an item. */
const describedChapters = new Set([28, 29, 30, 38, 39, 84, 85, 90]);

function byRussiaDescription(item: Item): Coverage {
  if (item.kind !== 'commodity' || isBasicGood(item) || byRussiaHts(item).answer !== 'no') return no;
  if (item.attributes.part746Supp6 === false || !describedChapters.has(chapterOf(item))) return no;
  return item.attributes.part746Supp6 === true
    ? yes
    : unknown(item, 'attributes.part746Supp6', 'Supp. 6 to Part 746 describes items in words, not by code');
}

function euListed(item: Item | null): Coverage {
  const eu = item?.classification.eu;
  if (eu) return when(/^\d[A-E]\d{3}/i.test(eu.trim()));
  // The two lists share a code's root with few exceptions; an ECCN outside the 9xx and 600 series hints at an Annex I entry.
  return unknown(item, 'classification.eu', 'whether Annex I of Regulation (EU) 2021/821 names the item is not known');
}

function byChapter(item: Item | null, from: number, to: number): Coverage {
  const chapter = chapterOf(item);
  if (Number.isNaN(chapter)) return unknown(item, 'classification.hs', 'the rule names chapters of the tariff');
  return when(chapter >= from && chapter <= to);
}

export function isArms(item: Item | null): boolean {
  if (!item) return false;
  const us = item.classification.us ?? '';
  return (
    /^\d[A-E]6\d\d/i.test(us) ||
    /^0[A-E]50\d/i.test(us) ||
    /^ML\s*\d/i.test(item.classification.eu ?? '') ||
    chapterOf(item) === 93
  );
}
