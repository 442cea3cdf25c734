import { describe, expect, it } from 'vitest';
import { listedPartyLaw, requirementOf } from '../../../shared/licensing/end-users/listed-party.ts';
import type { MatchedEntry } from '../../../shared/model/finding.ts';
import { orderFor } from '../order-for.ts';

const entry = (effect: string, source: string, more: Partial<MatchedEntry> = {}) =>
  ({ effect, source, programs: [], licenseRequirement: null, ...more }) as unknown as MatchedEntry;
const onList = (licenseRequirement: string | null) => entry('license', 'us-bis-el', { licenseRequirement });
const order = (to: string, ...items: { us: string | null; hs?: string }[]) => orderFor({ to, items });

describe('the requirement of an Entity List entry', () => {
  it.each([
    ['For all items subject to the EAR. (See §744.11 of the EAR)', { us: 'EAR99' }, 'yes'],
    ['For all items subject to the EAR having a classification other than EAR99', { us: 'EAR99' }, 'no'],
    ['All items subject to the EAR listed on the CCL', { us: 'EAR99' }, 'no'],
    ['For all items on the CCL', { us: '5A992.c' }, 'yes'],
    ['For all items on the CCL', { us: null }, 'unknown'],
    [
      'For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR',
      { us: 'EAR99', hs: '610910' },
      'no',
    ],
    [
      'For items on the CCL and EAR99 items listed in supplement no. 7 to part 746 of the EAR',
      { us: 'EAR99', hs: '854231' },
      'yes',
    ],
    ['For all items subject to the EAR when used in projects specified in § 746.8(a)(4) of the EAR', { us: 'EAR99' }, 'unknown'],
    ['All items subject to the EAR except for: crude oil', { us: 'EAR99' }, 'unknown'],
    ['See 75 FR 36519', { us: 'EAR99' }, 'unknown'],
    [null, { us: 'EAR99' }, 'unknown'],
  ])('of the wording `%s` against %o is %s', (text, item, reaches) => {
    expect(listedPartyLaw(onList(text), order('CN', item))).toMatchObject({ reaches, column: '744.11(a)' });
  });

  it('reaches an order that names no item yet', () => {
    expect(listedPartyLaw(onList('For all items on the CCL'), order('CN'))?.reaches).toBe('yes');
  });

  it('points to the foreign direct product rule of its footnote', () => {
    const law = listedPartyLaw(onList('For all items subject to the EAR, see §§ 734.9(e)1 and 744.11 of the EAR2'), order('CN'));
    expect(law?.detail).toContain('734.9(e)');
    expect(law?.citations.map((one) => one.pinpoint)).toEqual(['744.11(a)', '734.9(e)']);
  });
});

describe('the requirement for a listed military end user', () => {
  const user = entry('military_end_user', 'us-bis-meu');

  it.each([
    ['CN', '5A992.c', 'yes'],
    ['TR', '3A991.b', 'yes'],
    ['CN', '9A012.a.1', 'yes'],
    ['CN', '9A012.a.2', 'no'],
    ['CN', '5A991.c', 'no'],
    ['CN', 'EAR99', 'no'],
    ['CN', null, 'unknown'],
  ])('with goods for %s of %s is %s', (to, us, reaches) => {
    expect(listedPartyLaw(user, order(to, { us }))).toMatchObject({ reaches, column: '744.21(b)(1)(ii)' });
  });
});

it('carries the requirement of 744.8 for the programs it names, and for no other', () => {
  const asked = order('TR', { us: 'EAR99' });
  const law = listedPartyLaw(entry('blocking', 'us-ofac-sdn', { programs: ['SDGT'] }), asked);
  expect(law && requirementOf(law, asked)).toEqual({
    control: 'EAR99',
    reason: 'ENDUSER',
    column: '744.8(a)(1)',
    destination: 'TR',
  });
  expect(listedPartyLaw(entry('blocking', 'us-ofac-sdn', { programs: ['VENEZUELA'] }), asked)).toBeNull();
});
