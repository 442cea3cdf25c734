import type { Authorization, Order } from '../../shared/model/order.ts';
import type { Party } from '../../shared/model/party.ts';
import { orderFor, partyIn } from './order-for.ts';
import { entryIdOf } from './vector-request.ts';

/** A worked case of the reference file, as far as this suite reads it. */
export interface Vector {
  id: string;
  title: string;
  regime: string;
  // biome-ignore lint/suspicious/noExplicitAny: the reference file has no schema; the adapter is the place that knows it
  input: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  expected: any;
}

const roles: Record<string, string> = { payer_bank: 'bank' };

/** The order a shop would send for the facts of a worked case. */
export function vectorOrder({ id, input, regime }: Vector): Order {
  const from = input.exportFrom ?? (regime.startsWith('US') ? 'US' : null);
  const lines = input.lines ?? (input.item ? [input.item] : []);
  const kind = input.transaction ?? 'export';
  return orderFor({
    reference: id,
    transaction: kind,
    shipFrom: from === null ? null : { country: from },
    to: input.destination?.country === 'XX' ? null : (input.destination?.country ?? input.signals?.shipTo ?? null),
    ...(input.destination?.city ? { city: input.destination.city, postalCode: input.destination.postcode } : {}),
    items: lines.map((line: Record<string, unknown>) => itemOf(line, input, regime)),
    parties: input.parties
      ? input.parties.map((party: Record<string, unknown>) => partyOf(party, input.destination?.country ?? null))
      : [partyIn(input.destination?.country ?? null, ['purchaser', 'ultimate_consignee'])],
    endUse: {
      statement: input.endUse?.declared ? `${input.endUse.declared} use` : null,
      flags: Object.fromEntries(Object.entries(input.endUse ?? {}).filter(([, value]) => typeof value === 'boolean')) as Record<
        string,
        boolean
      >,
    },
    authorizations: authorizationsOf(input.authorisation),
    signals: { ipCountry: input.signals?.ipCountry ?? null, paymentCountry: null, accountAgeDays: null },
    jurisdictions: regime === 'MULTI' ? ['EU', 'US'] : [],
  });
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function itemOf(line: any, input: any, regime: string) {
  const attributes = { ...line.attributes };
  if (line.shipments) attributes.shipments = line.shipments.join(',');
  if (line.usControlledContentPct !== undefined) attributes.usContentPercent = line.usControlledContentPct;
  const eu = line.euCode ? line.euCode.replace('NOT_LISTED', 'not_listed') : null;
  const us = line.eccn ?? line.usEccn ?? (regime === 'US-EEI' ? 'EAR99' : null);
  return {
    us,
    eu,
    hs: line.hs6 ?? line.scheduleB ?? null,
    ...(line.valueUsd === undefined ? {} : { usd: line.valueUsd }),
    kind: line.kind ?? 'commodity',
    origin: line.origin ?? input.origin ?? (regime.startsWith('US') ? 'US' : null),
    attributes,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function partyOf(party: any, country: string | null): Party {
  const role = roles[party.role] ?? party.role;
  return partyIn(country, party.kind ? [role, party.kind] : [role], {
    ownership: (party.ownership ?? []).map((owner: { owner: string; percent: number | null }) => ({
      name: owner.owner,
      entryId: entryIdOf(owner.owner),
      percent: owner.percent,
    })),
  });
}

function authorizationsOf(text: string | undefined): Authorization[] {
  if (!text) return [];
  const license = /licen[cs]e/i.test(text);
  return [
    { kind: license ? 'license' : 'exception', id: license ? 'license-1' : null, code: license ? null : text, attestations: {} },
  ];
}
