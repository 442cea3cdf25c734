import type { Party } from '../../model/party.ts';

/** Words for a diplomatic mission, and the states whose missions abroad are government end users under embargo or sanctions. */
const missions =
  /\b(embassy|embajada|ambassade|ambasciata|embaixada|botschaft|ambassade|ambasad[ae]|büyükelçili[gğ]i|konsulat|generalkonsulat|consulate|consulat|consulado|permanent mission|interests section|high commission)(?![\p{L}])|посольств|консульств|سفارت|السفارة|سفارة|大使馆|大使館|领事馆/iu;

const states: readonly [string, RegExp][] = [
  ['IR', /\biran|иран|ایران|إيران|伊朗/iu],
  ['CU', /\bcuba|\bcubana?\b|\bkuba\b|\bkubanisch|куб[аыи]|古巴/iu],
  [
    'KP',
    /\bnorth korea|\bd\.?p\.?r\.?\s?k|democratic people'?s republic of korea|nordkorea|corée du nord|corea del norte|кндр|朝鲜|朝鮮/iu,
  ],
  ['SY', /\bsyria|\bsyrien|\bsyrie|\bsiria|сири|سوري|叙利亚/iu],
  ['RU', /\brussia|\brussisch|\brusse\b|\brussland|федераци|росси|俄罗斯/iu],
  ['BY', /\bbelarus|беларус|白俄罗斯/iu],
];

/**
 * The embargoed or sanctioned state whose embassy or consulate a party is, by its names and address lines; null otherwise.
 * A mission is part of its state wherever it stands: the goods' end user is that government.
 */
export function embassyOf(party: Party): string | null {
  const texts = [party.name, ...party.aliases, ...(party.address?.lines ?? [])];
  for (const text of texts) {
    if (!missions.test(text)) continue;
    const state = states.find(([, name]) => name.test(text));
    if (state) return state[0];
  }
  return null;
}
