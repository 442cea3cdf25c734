import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../shared/matching/build-index.ts';
import { loadIndex } from '../../../shared/matching/load-index.ts';
import type { ListEntry } from '../../../shared/model/list-entry.ts';
import { defaultRuleset } from '../../../shared/rules/default-ruleset.ts';
import { checkParties } from '../../../shared/screening/checks/parties.ts';
import type { Knowledge } from '../../../shared/screening/knowledge.ts';
import { newEntry } from '../../../shared/sources/new-entry.ts';
import { circumstances, noKnowledge, orderOf } from '../order-for-checks.ts';

const address = { city: 'Xian', region: null, postalCode: null, country: 'CN' };
const streetOf = (name: string): string => `${name.length} ${name.slice(0, 4)}gasse`;
const entry = (source: string, effect: ListEntry['effect'], name: string, licenseRequirement: string | null = null): ListEntry =>
  newEntry(
    {
      id: `${source}:1`,
      source,
      via: 'us-csl',
      type: 'organization',
      effect,
      names: [{ value: name, strength: 'primary', script: null, parts: null }],
    },
    { addresses: [{ ...address, lines: [streetOf(name)] }], licenseRequirement },
  );
const index = loadIndex(
  buildIndex([
    entry('us-bis-meu', 'military_end_user', 'Ostrevan Propulsion Works'),
    entry('us-bis-el', 'license', 'Quellmark Optics Institute', 'For all items subject to the EAR'),
    entry('us-bis-dpl', 'denial', 'Hevelian Export Depot'),
    entry('us-ofac-sdn', 'blocking', 'Zarvanian Turbine Holding'),
  ]),
);
const knowledge = { ...noKnowledge, index: index.ok ? index.value : null, ruleset: defaultRuleset() } as unknown as Knowledge;

const outcomes = (name: string, us: string, lines = [streetOf(name)]) =>
  checkParties(
    orderOf({
      parties: [{ name, address: { ...address, lines } }],
      items: [{ classification: { us } }],
      destination: { country: 'CN' },
    }),
    knowledge,
    circumstances,
  ).findings.map(({ outcome, hard, requirement }) => [outcome, hard, requirement?.reason]);

describe('a listed name at its listed address', () => {
  it.each([
    ['of the Military End-User List needs a license for an item of Supp. 2', 'Ostrevan Propulsion Works', '5A992.c'],
    ['of the Entity List needs what its entry says', 'Quellmark Optics Institute', 'EAR99'],
  ])('%s', (_say, name, us) => {
    expect(outcomes(name, us)).toEqual([['license_required', false, 'ENDUSER']]);
    expect(outcomes(name, us, ['Garden Lane 90'])).toEqual([['review', false, undefined]]);
  });

  it('of the Military End-User List is a red flag for other items', () => {
    expect(outcomes('Ostrevan Propulsion Works', 'EAR99')).toEqual([['review', false, undefined]]);
  });

  it('of the Denied Persons List is prohibited, and held for a person to say that it is he', () => {
    expect(outcomes('Hevelian Export Depot', 'EAR99')).toEqual([['prohibited', false, undefined]]);
    expect(outcomes('Hevelian Export Depot', 'EAR99', ['Garden Lane 90'])).toEqual([['review', false, undefined]]);
  });

  it('of a blocking list waits for a person: a name is never prohibited by itself', () => {
    expect(outcomes('Zarvanian Turbine Holding', 'EAR99')).toEqual([['review', false, undefined]]);
  });
});
