import { expect, it } from 'vitest';
import { starterLaw } from '../../../shared/licensing/starter-law.ts';
import { directProductRules } from '../../../shared/licensing/us/direct-product-rules.ts';
import { placeOf } from '../../../shared/licensing/us/place.ts';

it.each([
  ['3A090.a', 'CN', ['734.9(b)', '734.9(e)', '734.9(g)', '734.9(h)', '734.9(i)']],
  ['3A090.a', 'DE', ['734.9(e)', '734.9(g)']],
  ['3B001.a', 'HK', ['734.9(b)', '734.9(e)', '734.9(g)', '734.9(i)', '734.9(k)']],
  ['5A992.c', 'RU', ['734.9(e)', '734.9(f)', '734.9(g)', '734.9(i)']],
  ['9A610.x', 'SA', ['734.9(d)', '734.9(e)', '734.9(g)']],
])('names the foreign direct product rules that may reach %s on its way to %s', (eccn, country, sections) => {
  const found = directProductRules(eccn, placeOf(starterLaw().us, country));
  expect(found.map((one) => one.section)).toEqual(sections);
});

it('names every rule where neither code nor place is known', () => {
  expect(directProductRules(null, null)).toHaveLength(10);
});
