import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import russia from '../../shared/licensing/embargoes/tables/russia-hts.json' with { type: 'json' };
import { isTagged } from '../../shared/licensing/ownership/ownership-rules.ts';
import chpl from '../../shared/licensing/red-flags/tables/common-high-priority.json' with { type: 'json' };
import { starterUs } from '../../shared/licensing/starter-tables.ts';
import { missing, referenceFile } from '../reference.ts';

const read = (name: string) => JSON.parse(readFileSync(referenceFile(`regulations/us/${name}`) ?? '', 'utf8'));
const absent = missing('regulations/us/chpl.json');

it.skipIf(absent)('holds the Common High Priority List as published', () => {
  expect(chpl.tiers).toEqual(read('chpl.json').tiers);
});

it.skipIf(absent)('holds Supplement No. 2 to Part 746, twice alike', () => {
  const codes = Object.entries(russia.supplements['2']).flatMap(([heading, rest]) => rest.split(' ').map((end) => heading + end));
  const published: string[] = read('746-supp2-hts6.json').hts6;
  expect(codes.sort()).toEqual([...published].sort());
  expect([...(starterUs.hts['746.8(a)(4)'] ?? [])].sort()).toEqual([...published].sort());
});

it.skipIf(absent)('holds the partner countries of Supplement No. 3 to Part 746', () => {
  expect(starterUs.partners).toEqual([...read('746-supp3-gecc-countries.json').iso2].sort());
});

it.skipIf(absent)('holds the tags of 744.8(a)(1)', () => {
  const tags: string[] = Object.values<string[]>(read('744.8-sdn-program-tags.json').tags).flat();
  expect(tags.every((tag) => isTagged({ programs: [tag] }))).toBe(true);
  expect([...starterUs.sdnTags].sort()).toEqual([...tags].sort());
});
