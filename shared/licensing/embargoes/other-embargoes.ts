import { citeUk, citeUn } from '../cite-law.ts';
import type { EmbargoRow } from './embargo-row.ts';

const open = (from: string, authority: string): EmbargoRow['effective'] => ({ from, to: null, status: 'in_force', authority });

const ukNote = 'License logic of the United Kingdom is not modelled here, so a person must decide.';
const ukRow = (id: string, places: string[], title: string, name: string, number: string, from: string): EmbargoRow => ({
  id,
  jurisdiction: 'UK',
  places,
  scope: 'all',
  outcome: 'review',
  column: name,
  reason: 'SANCTION',
  title,
  detail: `${name} restrict trade with {place}. ${ukNote}`,
  effective: open(from, `SI ${number}`),
  citations: [citeUk(name, number)],
});

const uk: EmbargoRow[] = [
  ukRow(
    'uk-russia',
    ['RU'],
    'Trade with {place} is restricted.',
    'Russia (Sanctions) (EU Exit) Regulations 2019',
    '2019/855',
    '2020-12-31',
  ),
  ukRow(
    'uk-ukraine-regions',
    ['crimea', 'donetsk', 'luhansk', 'kherson', 'zaporizhzhia'],
    'Trade with {place} is restricted.',
    'Russia (Sanctions) (EU Exit) Regulations 2019',
    '2019/855',
    '2020-12-31',
  ),
  ukRow(
    'uk-belarus',
    ['BY'],
    'Trade with {place} is restricted.',
    'Republic of Belarus (Sanctions) (EU Exit) Regulations 2019',
    '2019/600',
    '2020-12-31',
  ),
  ukRow(
    'uk-north-korea',
    ['KP'],
    'Trade with {place} is restricted almost throughout.',
    "Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019",
    '2019/411',
    '2020-12-31',
  ),
  ukRow('uk-iran', ['IR'], 'Trade with {place} is restricted.', 'Iran (Sanctions) Regulations 2023', '2023/1314', '2023-12-14'),
  ukRow(
    'uk-syria',
    ['SY'],
    'Trade with {place} is restricted.',
    'Syria (Sanctions) (EU Exit) Regulations 2019',
    '2019/792',
    '2020-12-31',
  ),
];

const un: EmbargoRow[] = [
  {
    id: 'un-north-korea-heavy',
    jurisdiction: 'UN',
    places: ['KP'],
    scope: 'heavy_goods',
    outcome: 'prohibited',
    column: 'para. 7',
    reason: 'EMBARGO',
    title: 'Machinery, metals and vehicles to {place} are prohibited by the Security Council.',
    detail: 'Resolution 2397 (2017) prohibits the supply of goods of HS chapters 72 to 89 to {place}.',
    effective: open('2017-12-22', 'resolution 2397 (2017)'),
    citations: [citeUn('2397 (2017)', 'para. 7')],
  },
  {
    id: 'un-north-korea',
    jurisdiction: 'UN',
    places: ['KP'],
    scope: 'all',
    outcome: 'review',
    column: 'para. 8',
    reason: 'EMBARGO',
    title: 'Trade with {place} is restricted by the Security Council.',
    detail: 'Resolutions 1718 (2006) to 2397 (2017) prohibit arms, proliferation-related and luxury goods, fuels and finance.',
    effective: open('2006-10-14', 'resolution 1718 (2006)'),
    citations: [citeUn('1718 (2006)', 'para. 8'), citeUn('2397 (2017)')],
  },
  {
    id: 'un-iran',
    jurisdiction: 'UN',
    places: ['IR'],
    scope: 'all',
    outcome: 'review',
    column: 'para. 3 to 8',
    reason: 'EMBARGO',
    title: 'Nuclear, missile and arms supplies to {place} are restricted by the Security Council.',
    detail: 'Resolutions 1737 (2006) to 1929 (2010) bind again since the snapback of September 2025.',
    effective: open('2025-09-28', 'resolution 2231 (2015), para. 12'),
    citations: [citeUn('1929 (2010)'), citeUn('2231 (2015)', 'para. 12')],
  },
];

/** Embargoes of the United Kingdom and of the Security Council that hang on the place. */
export const otherEmbargoes: readonly EmbargoRow[] = [...uk, ...un];
