import type { Item } from '../../model/item.ts';
import { citeEar, citeEarSupplement } from '../cite-law.ts';
import { type EndUsePlace, type EndUseRule, eccnOf, everywhere, hasEccn, never, since } from './end-use-rule.ts';
import { anyItemMilitary, inSupplement2, militaryUserCountries } from './supplement-2.ts';

/** Third digit of an ECCN: the regime a control comes from (1 missile, 2 nuclear, 3 chemical and biological). */
const regimeOf = (item: Item): string => (hasEccn(item) ? (eccnOf(item)[2] ?? '') : '');

/** 744 Supp. 3: countries to which 744.2(a) and 744.5 do not apply, as of 2026-09-24. Italy includes San Marino and the Holy See. */
const nuclearExempt = new Set('AU AT BE CA DK FI FR DE GR IS IE IT SM VA JP LU NL NZ NO PT ES SE TR GB'.split(' '));
/** 744.22(a): these, and Country Groups E:1 and E:2. Nicaragua and Macau are not named: held for a person. */
const intelligenceCountries = new Set(['BY', 'MM', 'KH', 'CN', 'HK', 'RU', 'VE']);
const underIntelligenceRule = ({ country, groups }: EndUsePlace): boolean =>
  intelligenceCountries.has(country ?? '') || groups.has('E:1') || groups.has('E:2');
/** 744.9(a)(1): thermal and low-light cameras and what holds them. */
const cameras = /^(0A504|6A002|6A003|6A990|6A993|8A002)/;
const isCamera = (item: Item): boolean => cameras.test(eccnOf(item));
/** 744.23(a)(2)(ii): product groups B to E of category 3. */
const chipTools = /^3[B-E]\d{3}/;
const advancedChips = /^(3A090|4A090|3A001\.?Z|4A00[345]\.?Z)/;
/** 744.23(a)(1)(i), and the entries that took over from them. */
const supercomputerItems = /^(?:3A001|3A090|3A991|4A003|4A004|4A090|4A994|5A002|5A004|5A992)/;
const d5OrMacau = (place: EndUsePlace): boolean => place.country === 'MO' || place.groups.has('D:5') || place.country === 'HK';

/** End uses and end users of Part 744 of the EAR (General Prohibition Five), and 744.6 (Seven). */
export const usEndUses: readonly EndUseRule[] = [
  {
    id: 'us-744.2',
    topic: 'nuclear',
    jurisdiction: 'US',
    flags: ['nuclear'],
    binds: (place) => !nuclearExempt.has(place.country ?? ''),
    asks: (item, place) =>
      (regimeOf(item) === '2' || /^0[A-E]0/.test(eccnOf(item))) && (place.groups.has('D:2') || place.country === 'IN'),
    outcome: 'license_required',
    title: 'A nuclear end use needs a license.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for a nuclear explosive, an unsafeguarded nuclear activity or certain fuel-cycle activities. No exception applies.',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.2(a)')],
  },
  {
    id: 'us-744.3',
    topic: 'missile',
    jurisdiction: 'US',
    flags: ['missile', 'rocket', 'uav'],
    binds: (place) => place.groups.has('D:4'),
    asks: (item, place) => regimeOf(item) === '1' && place.groups.has('D:4'),
    outcome: 'license_required',
    title: 'A missile, rocket or unmanned aircraft end use needs a license.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for a rocket system or unmanned aircraft in a country of group D:4, or anywhere for one that delivers weapons of mass destruction.',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.3(a)')],
  },
  {
    id: 'us-744.3-elsewhere',
    topic: 'missile',
    jurisdiction: 'US',
    flags: ['missile', 'rocket', 'uav'],
    binds: (place) => !place.groups.has('D:4'),
    asks: never,
    outcome: 'review',
    title: 'A missile, rocket or unmanned aircraft end use may need a license.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for a rocket system or unmanned aircraft in a country of group D:4, or anywhere for one that delivers weapons of mass destruction.',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.3(a)')],
  },
  {
    id: 'us-744.4',
    topic: 'chem_bio',
    jurisdiction: 'US',
    flags: ['chemBio', 'wmd'],
    binds: everywhere,
    asks: (item, place) => regimeOf(item) === '3' && place.groups.has('D:3'),
    outcome: 'license_required',
    title: 'A chemical or biological weapons end use needs a license, worldwide.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for chemical or biological weapons, in or by any country. No exception applies (744.4(c)).',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.4(a)'), citeEar('744.4(c)')],
  },
  {
    id: 'us-744.5',
    topic: 'maritime_nuclear',
    jurisdiction: 'US',
    flags: ['maritimeNuclear'],
    binds: (place) => !nuclearExempt.has(place.country ?? ''),
    asks: never,
    outcome: 'license_required',
    title: 'Maritime nuclear propulsion needs a license.',
    detail:
      'Items and technology for nuclear propulsion of ships need a license except for the countries of Supplement No. 3 to Part 744.',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.5(a)')],
  },
  {
    id: 'us-744.9',
    topic: 'military',
    jurisdiction: 'US',
    flags: ['military'],
    binds: (place) => place.country !== 'CA',
    asks: isCamera,
    reaches: isCamera,
    outcome: 'license_required',
    title: 'Thermal and low-light cameras for a military end user need a license.',
    detail:
      'Cameras and systems of 6A003, 6A993, 0A504 and 8A002 need a license when the exporter knows that a military end user will have them or that they go into a military commodity.',
    effective: since('2009-05-22', '74 FR 23941'),
    citations: [citeEar('744.9(a)')],
  },
  {
    id: 'us-744.21',
    topic: 'military',
    jurisdiction: 'US',
    flags: ['military', 'police'], // 744.21(g): the national police is a military end user here
    binds: (place) => militaryUserCountries.has(place.country ?? ''),
    asks: inSupplement2,
    reaches: inSupplement2,
    outcome: 'license_required',
    title: 'A military end use or end user needs a license here.',
    detail:
      'Items of Supplement No. 2 to Part 744 need a license for Burma, Cambodia, China, Nicaragua and Venezuela when the exporter knows of a military end use or end user.',
    effective: since('2020-06-29', '85 FR 23459'),
    citations: [citeEar('744.21(a)(1)'), citeEarSupplement('744', 2)],
  },
  {
    id: 'us-744.17',
    topic: 'military',
    jurisdiction: 'US',
    flags: ['military'],
    binds: (place) => place.groups.has('D:1'),
    asks: never,
    reaches: (item) => /^3A991\.?A/.test(eccnOf(item)),
    outcome: 'license_required',
    title: 'Microprocessors for a military end use or end user in Country Group D:1 need a license.',
    detail:
      'Microprocessors of 5 GFLOPS or more with an access width of 32 bit need a license when the exporter knows of a military end use or end user in Country Group D:1.',
    effective: since('2003-01-14', '68 FR 1796'),
    citations: [citeEar('744.17(a)')],
  },
  {
    id: 'us-744.21-other',
    topic: 'military',
    jurisdiction: 'US',
    flags: ['military'],
    binds: (place) => militaryUserCountries.has(place.country ?? '') || place.groups.has('D:5'),
    asks: never,
    outcome: 'review',
    title: 'A military end use or end user is known.',
    detail:
      'Items outside Supplement No. 2 to Part 744 need no license for that alone, but the Entity List, the Military End-User List and the arms embargoes behind group D:5 must be looked at.',
    effective: since('2020-06-29', '85 FR 23459'),
    citations: [citeEar('744.21'), citeEarSupplement('732', 3)],
  },
  {
    id: 'us-744.21-any',
    topic: 'military',
    jurisdiction: 'US',
    flags: ['military'],
    binds: (place) => anyItemMilitary.has(place.country ?? ''),
    asks: everywhere,
    outcome: 'license_required',
    title: 'A military end use or end user in Russia or Belarus needs a license for any item.',
    detail:
      'Any item subject to the EAR needs a license for Russia and Belarus when the exporter knows of a military end use or end user.',
    effective: since('2022-02-24', '87 FR 12226'),
    citations: [citeEar('744.21(a)(2)')],
  },
  {
    id: 'us-744.22',
    topic: 'military_intelligence',
    jurisdiction: 'US',
    flags: ['militaryIntelligence'],
    binds: underIntelligenceRule,
    asks: never,
    outcome: 'license_required',
    title: 'A military-intelligence end use or end user needs a license.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for a military-intelligence end use or end user of these countries. No exception applies.',
    effective: since('2021-03-16', '86 FR 4865'),
    citations: [citeEar('744.22(a)')],
  },
  {
    id: 'us-744.22-elsewhere',
    topic: 'military_intelligence',
    jurisdiction: 'US',
    flags: ['militaryIntelligence'],
    binds: (place) => !underIntelligenceRule(place),
    asks: never,
    outcome: 'review',
    title: 'A military-intelligence end use or end user is known.',
    detail:
      'Military-intelligence end users of Belarus, Burma, Cambodia, China, Russia, Venezuela and the countries of E:1 and E:2 need a license wherever they are, as far as 744.22(f)(2) names them; who the end user is decides.',
    effective: since('2021-03-16', '86 FR 4865'),
    citations: [citeEar('744.22(f)(2)')],
  },
  {
    id: 'us-744.6',
    topic: 'military_intelligence',
    jurisdiction: 'US',
    flags: ['usPersonSupport'],
    binds: everywhere,
    asks: never,
    outcome: 'license_required',
    title: 'Support by U.S. persons for these end uses needs a license.',
    detail:
      'U.S. persons may not support nuclear, missile, chemical or biological weapons, military-intelligence or advanced chip production end uses without a license, even with items that are not subject to the EAR.',
    effective: since('1996-03-25', '61 FR 12802'),
    citations: [citeEar('744.6(b)')],
  },
  {
    id: 'us-744.23-supercomputer',
    topic: 'supercomputer',
    jurisdiction: 'US',
    flags: ['supercomputer'],
    binds: d5OrMacau,
    asks: (item) => advancedChips.test(eccnOf(item)),
    reaches: (item) => supercomputerItems.test(eccnOf(item)),
    outcome: 'license_required',
    title: 'A supercomputer in Macau or group D:5 needs a license.',
    detail:
      'Integrated circuits and computers of the entries 744.23(a)(1)(i) names need a license when the exporter knows that they are for a supercomputer located in or destined to Macau or a country of group D:5.',
    effective: since('2022-10-21', '87 FR 62186'),
    citations: [citeEar('744.23(a)(1)')],
  },
  {
    id: 'us-744.23-supercomputer-other',
    topic: 'supercomputer',
    jurisdiction: 'US',
    flags: ['supercomputer'],
    binds: d5OrMacau,
    asks: never,
    reaches: (item) => !supercomputerItems.test(eccnOf(item)),
    outcome: 'review',
    title: 'A supercomputer in Macau or group D:5 is known.',
    detail:
      '744.23(a)(1) names other items than this one; whether the item is a component of one of them, or the end user is listed, must be looked at.',
    effective: since('2022-10-21', '87 FR 62186'),
    citations: [citeEar('744.23(a)(1)')],
  },
  {
    id: 'us-744.23-node',
    topic: 'advanced_node',
    jurisdiction: 'US',
    flags: ['advancedNodeFab'],
    binds: d5OrMacau,
    asks: (item) => chipTools.test(eccnOf(item)),
    outcome: 'license_required',
    title: 'Advanced-node chip production in Macau or group D:5 needs a license.',
    detail:
      'Any item subject to the EAR needs a license when the exporter knows that it is for developing or producing advanced-node integrated circuits at a facility in Macau or a country of group D:5.',
    effective: since('2022-10-12', '87 FR 62186'),
    citations: [citeEar('744.23(a)(2)')],
  },
  {
    id: 'us-744.23-equipment',
    topic: 'advanced_node',
    jurisdiction: 'US',
    flags: ['smeProduction'],
    binds: d5OrMacau,
    asks: (item) => chipTools.test(eccnOf(item)),
    reaches: hasEccn,
    outcome: 'license_required',
    title: 'Production of chip-making equipment in Macau or group D:5 needs a license.',
    detail:
      'Items of the Commerce Control List need a license when the exporter knows that they are for developing or producing front-end chip-making equipment in Macau or a country of group D:5.',
    effective: since('2022-10-21', '87 FR 62186'),
    citations: [citeEar('744.23(a)(4)')],
  },
];
