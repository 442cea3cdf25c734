import type { ListEffect, ListEntry } from '../../shared/model/list-entry.ts';
import { newEntry } from '../../shared/sources/new-entry.ts';
import type { Vector } from './vector-order.ts';

/** One invented entry for each way in which a worked case says that a party is a listed one. */
const listed: Record<string, { source: string; effect: ListEffect; programs?: string[]; requirement?: string }> = {
  SDN: { source: 'us-ofac-sdn', effect: 'blocking', programs: ['SDGT'] },
  SSI: { source: 'us-ofac-ssi', effect: 'sectoral' },
  'NS-CMIC': { source: 'us-ofac-cmic', effect: 'securities' },
  EL: { source: 'us-bis-el', effect: 'license', requirement: 'For all items subject to the EAR. (See §744.11 of the EAR)' },
  'EL on the CCL': { source: 'us-bis-el', effect: 'license', requirement: 'For all items on the CCL' },
  UVL: { source: 'us-bis-uvl', effect: 'unverified' },
  MEU: { source: 'us-bis-meu', effect: 'military_end_user' },
};

const idOf = (key: string): string => `${listed[key]?.source}:V-${Object.keys(listed).indexOf(key)}`;
const registration = (key: string): string => `REG-77${Object.keys(listed).indexOf(key)}41`;
const words = [
  'Zarvanian Turbines',
  'Quellmark Bank',
  'Ostrevan Holding',
  'Mirandel Optics',
  'Kelvoran Tooling',
  'Baltrusk Depot',
  'Hevelian Arsenal',
];

/** Entries for an edition in which every listed party of the worked cases is there. */
export const vectorEntries: ListEntry[] = Object.entries(listed).map(([key, { source, effect, programs, requirement }], n) =>
  newEntry(
    {
      id: idOf(key),
      source,
      via: source === 'us-ofac-sdn' ? 'us-ofac-sdn' : 'us-csl',
      type: 'organization',
      effect,
      names: [{ value: words[n] ?? key, strength: 'primary', script: null, parts: null }],
    },
    {
      programs: programs ?? [],
      licenseRequirement: requirement ?? null,
      identifiers: [{ type: 'registration', value: registration(key), country: null }],
    },
  ),
);

const roles: Record<string, string> = { payer_bank: 'bank' };

/** The body of `POST /v1/decisions` that somebody who reads only the contract would send for the facts of a worked case. */
export function vectorRequest({ id, input, regime }: Vector) {
  const american = regime.startsWith('US');
  const lines = input.lines ?? (input.item ? [input.item] : american && input.destination ? [{ eccn: 'EAR99' }] : []);
  const to = input.destination?.country ?? input.signals?.shipTo ?? null;
  const flags = Object.entries(input.endUse ?? {}).filter(([, value]) => typeof value === 'boolean');
  return {
    reference: id,
    transaction: input.transaction ?? 'export',
    ...(input.exportFrom || american ? { shipFrom: { country: input.exportFrom ?? 'US' } } : {}),
    ...(to ? { destination: { country: to, city: input.destination?.city, postalCode: input.destination?.postcode } } : {}),
    parties: partiesOf(input, to === 'XX' ? null : to),
    // biome-ignore lint/suspicious/noExplicitAny: the reference file has no schema
    items: lines.map((line: any, n: number) => itemOf(line, n, input, regime)),
    endUse: { statement: input.endUse?.declared ? `${input.endUse.declared} use` : null, flags: Object.fromEntries(flags) },
    signals: { ipCountry: input.signals?.ipCountry ?? null },
    authorizations: authorizationsOf(input.authorisation),
    jurisdictions: american ? ['US'] : regime === 'MULTI' ? ['EU', 'US'] : ['EU'],
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function itemOf(line: any, n: number, input: any, regime: string) {
  const us = line.eccn ?? line.usEccn ?? (regime === 'US-EEI' ? 'EAR99' : undefined);
  const origin = line.origin ?? input.origin ?? (regime.startsWith('US') ? 'US' : undefined);
  return {
    id: `${n + 1}`,
    kind: line.kind ?? 'commodity',
    quantity: 1,
    ...(line.valueUsd === undefined ? {} : { unitValue: { amount: `${line.valueUsd}`, currency: 'USD' } }),
    ...(origin ? { origin } : {}),
    classification: { us, eu: line.euCode?.replace('NOT_LISTED', 'not_listed'), hs: line.hs6 },
    attributes: {
      ...line.attributes,
      ...(line.usControlledContentPct === undefined ? {} : { usContentPercent: line.usControlledContentPct }),
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function partiesOf(input: any, country: string | null) {
  const address = country ? { address: { lines: ['Station Road 4'], country } } : {};
  const plain = { type: 'organization', name: 'Bluemoon Gardening Supplies', ...address };
  const [upper, lower] = input.parties?.[0]?.ownershipChain ?? [];
  if (upper && lower) {
    const [[, holding, first], [, , second]] = [upper, lower];
    return [
      { ...plain, id: 'buyer', roles: ['purchaser'], ownership: [{ name: holding, percent: second }] },
      {
        id: holding,
        name: holding,
        type: 'organization',
        roles: ['beneficial_owner'],
        ownership: [{ name: words[0], entryId: idOf('SDN'), percent: first }],
      },
    ];
  }
  // biome-ignore lint/suspicious/noExplicitAny: as above
  return (input.parties ?? [{ role: 'purchaser' }]).map((party: any, n: number) => ({
    ...plain,
    id: `party-${n + 1}`,
    roles: [roles[party.role] ?? party.role, ...(party.kind ? [party.kind] : [])],
    ...(party.confirmedMatch ? identityOf(keyOf(party.confirmedMatch)) : {}),
    // biome-ignore lint/suspicious/noExplicitAny: as above
    ownership: (party.ownership ?? []).map(({ owner, percent }: any) => ({
      name: owner,
      entryId: entryIdOf(owner),
      percent,
    })),
  }));
}

/** The invented entry that stands for an owner of a worked case. */
export const entryIdOf = (owner: string): string => idOf(owner.startsWith('SDN') ? 'SDN' : 'EL');

const identityOf = (key: string) => ({
  name: words[Object.keys(listed).indexOf(key)],
  identifiers: [{ type: 'registration', value: registration(key) }],
});

const keyOf = ({ list, licenseRequirement }: { list: string; licenseRequirement?: string }): string =>
  list === 'EL' && /CCL/.test(licenseRequirement ?? '') ? 'EL on the CCL' : list;

function authorizationsOf(text: string | undefined) {
  if (!text) return [];
  return [/licen[cs]e/i.test(text) ? { kind: 'license', id: 'license-1' } : { kind: 'exception', code: text }];
}
