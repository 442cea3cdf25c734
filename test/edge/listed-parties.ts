import type { ListEntry } from '../../shared/model/list-entry.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';

const name = (value: string, strength: 'primary' | 'strong' = 'primary') => ({ value, strength, script: null, parts: null });

/** A handful of invented listed parties, one per way a list can bite. */
export const listedParties: ListEntry[] = [
  newEntry(
    {
      id: 'us-bis-el:T-1',
      source: 'us-bis-el',
      via: 'us-csl',
      type: 'organization',
      effect: 'license',
      names: [name('Zarvanian Turbine Works'), name('ZTW Precision Castings', 'strong')],
    },
    {
      addresses: [{ lines: ['14 Foundry Lane'], city: 'Zarvan', region: null, postalCode: null, country: 'AE' }],
      licenseRequirement: 'For all items subject to the EAR.',
      licensePolicy: 'Presumption of denial',
      listedAt: '2024-05-01',
    },
  ),
  newEntry(
    {
      id: 'us-ofac-sdn:T-2',
      source: 'us-ofac-sdn',
      via: 'us-ofac-sdn',
      type: 'person',
      effect: 'blocking',
      names: [name('Orvelio Tankasarin')],
    },
    { datesOfBirth: ['1961-03-09'], identifiers: [{ type: 'passport', value: 'ZX4419027', country: 'TR' }], programs: ['TEST'] },
  ),
];
