import type { Citation } from '../../model/citation.ts';
import { citeEu, citeUn } from '../cite-law.ts';
import { type Effective, isInForce } from './embargo-row.ts';

/** An arms embargo: who imposed it on which country, since when, and whether all or only some end users there are under it. */
export interface ArmsEmbargo {
  country: string;
  jurisdiction: 'UN' | 'EU';
  reach: 'country' | 'non_state';
  effective: Effective;
  citation: Citation;
}

/** country, authority, from, to, reach, CELEX of the decision. Union embargoes: Council decisions as of the edition of this table. */
const euRows: [string, string, string, string | null, ArmsEmbargo['reach'], string][] = [
  ['AF', 'Council Decision 2011/486/CFSP', '2011-08-01', null, 'non_state', '32011D0486'],
  ['BY', 'Council Decision 2012/642/CFSP', '2012-11-01', null, 'country', '32012D0642'],
  ['CD', 'Council Decision 2010/788/CFSP', '2010-12-20', null, 'non_state', '32010D0788'],
  ['CF', 'Council Decision 2013/798/CFSP', '2013-12-23', null, 'non_state', '32013D0798'],
  ['CN', 'European Council declaration of 27 June 1989', '1989-06-27', null, 'country', ''],
  ['HT', 'Council Decision (CFSP) 2022/2319', '2022-11-25', null, 'non_state', '32022D2319'],
  ['IQ', 'Council Common Position 2003/495/CFSP', '2003-07-07', null, 'non_state', '32003E0495'],
  ['IR', 'Council Decision 2010/413/CFSP', '2010-07-26', null, 'country', '32010D0413'],
  ['KP', 'Council Decision (CFSP) 2016/849', '2016-05-27', null, 'country', '32016D0849'],
  ['LB', 'Council Common Position 2006/625/CFSP', '2006-09-15', null, 'non_state', '32006E0625'],
  ['LY', 'Council Decision (CFSP) 2015/1333', '2015-07-31', null, 'country', '32015D1333'],
  ['MM', 'Council Decision 2013/184/CFSP', '2013-04-22', null, 'country', '32013D0184'],
  ['RU', 'Council Decision 2014/512/CFSP', '2014-07-31', null, 'country', '32014D0512'],
  ['SD', 'Council Decision 2014/450/CFSP', '2014-07-10', null, 'country', '32014D0450'],
  ['SO', 'Council Decision 2010/231/CFSP', '2010-04-26', null, 'non_state', '32010D0231'],
  ['SS', 'Council Decision (CFSP) 2015/740', '2015-05-07', null, 'country', '32015D0740'],
  ['SY', 'Council Decision 2013/255/CFSP', '2013-05-31', null, 'country', '32013D0255'],
  ['VE', 'Council Decision (CFSP) 2017/2074', '2017-11-13', null, 'country', '32017D2074'],
  ['YE', 'Council Decision 2014/932/CFSP', '2015-06-08', null, 'non_state', '32014D0932'],
  ['ZW', 'Council Decision 2011/101/CFSP', '2011-02-15', null, 'country', '32011D0101'],
];

/** country, resolution, from, to, reach. */
const unRows: [string, string, string, string | null, ArmsEmbargo['reach']][] = [
  ['AF', '2255 (2015)', '2002-01-16', null, 'non_state'],
  ['CD', '2293 (2016)', '2003-07-28', null, 'non_state'],
  ['CF', '2745 (2024)', '2013-12-05', null, 'non_state'],
  ['ER', '2444 (2018)', '2009-12-23', '2018-11-14', 'country'],
  ['HT', '2699 (2023)', '2022-10-21', null, 'non_state'],
  ['IQ', '1546 (2004)', '1990-08-06', null, 'non_state'],
  ['IR', '1929 (2010)', '2025-09-28', null, 'country'],
  ['KP', '2270 (2016)', '2006-10-14', null, 'country'],
  ['LB', '1701 (2006)', '2006-08-11', null, 'non_state'],
  ['LY', '1970 (2011)', '2011-02-26', null, 'country'],
  ['SD', '1591 (2005)', '2004-07-30', null, 'non_state'],
  ['SO', '2713 (2023)', '1992-01-23', null, 'non_state'],
  ['SS', '2428 (2018)', '2018-07-13', null, 'country'],
  ['YE', '2216 (2015)', '2015-04-14', null, 'non_state'],
];

/** All of them, of the Union and of the Security Council. */
export const armsEmbargoes: readonly ArmsEmbargo[] = [
  ...euRows.map(
    ([country, authority, from, to, reach, celex]): ArmsEmbargo => ({
      country,
      jurisdiction: 'EU',
      reach,
      effective: { from, to, status: 'in_force', authority },
      citation: celex === '' ? { ...citeEu(authority, null, celex), url: null } : citeEu(authority, null, celex),
    }),
  ),
  ...unRows.map(
    ([country, resolution, from, to, reach]): ArmsEmbargo => ({
      country,
      jurisdiction: 'UN',
      reach,
      effective: { from, to, status: 'in_force', authority: `resolution ${resolution}` },
      citation: citeUn(resolution),
    }),
  ),
];

/** Arms embargoes on a country in force on a day (`YYYY-MM-DD`). */
export const armsEmbargoesOn = (country: string, day: string): ArmsEmbargo[] =>
  armsEmbargoes.filter((row) => row.country === country && isInForce(row.effective, day));

/** Countries that 15 CFR 746.1(b)(2) names for the UN controls of the Commerce Control List, 2026-09-24. Eritrea stays in the text. */
export const earUnArmsCountries: readonly string[] = ['CF', 'CD', 'ER', 'IR', 'IQ', 'LB', 'LY', 'KP', 'SO', 'SD'];
