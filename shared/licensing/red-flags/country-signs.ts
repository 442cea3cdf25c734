import type { Order } from '../../model/order.ts';
import { own } from '../../model/own.ts';
import type { Party } from '../../model/party.ts';

/** A country that something other than an address points to. */
export interface CountrySign {
  country: string;
  by: 'ip' | 'payment' | 'email' | 'website' | 'phone';
  party: string | null;
}

/** Countries under embargo: any sign of them beside another destination is a red flag. */
export const embargoedSigns: ReadonlySet<string> = new Set(['CU', 'IR', 'KP', 'SY']);
/** Under broad sanctions: an address at a mail provider there is common and a red flag only for goods that are diverted there. */
export const sanctionedSigns: ReadonlySet<string> = new Set(['RU', 'BY']);

const countryByDomain: Record<string, string> = {
  ir: 'IR',
  cu: 'CU',
  kp: 'KP',
  sy: 'SY',
  ru: 'RU',
  su: 'RU',
  by: 'BY',
  'xn--p1ai': 'RU',
  рф: 'RU',
  'xn--90ais': 'BY',
  бел: 'BY',
  'xn--mgba3a4f16a': 'IR',
  ایران: 'IR',
  'xn--ogbpf8fl': 'SY',
  سورية: 'SY',
};

/** International prefixes, longest first. `+7 6` and `+7 7` are Kazakhstan. */
const countryByPrefix: readonly [string, string][] = [
  ['850', 'KP'],
  ['963', 'SY'],
  ['375', 'BY'],
  ['98', 'IR'],
  ['53', 'CU'],
  ['76', 'KZ'],
  ['77', 'KZ'],
  ['7', 'RU'],
];

/** Every country that the signals and the parties' e-mail, website and telephone point to. */
export function countrySigns(order: Order): CountrySign[] {
  const { ipCountry, paymentCountry } = order.signals;
  const signals: CountrySign[] = [];
  if (ipCountry) signals.push({ country: ipCountry, by: 'ip', party: null });
  if (paymentCountry) signals.push({ country: paymentCountry, by: 'payment', party: null });
  return [...signals, ...order.parties.flatMap(partySigns)];
}

function partySigns(party: Party): CountrySign[] {
  const signs: CountrySign[] = [];
  const add = (country: string | null, by: CountrySign['by']): void => {
    if (country !== null) signs.push({ country, by, party: party.id });
  };
  add(domainCountry(party.email), 'email');
  add(domainCountry(party.website), 'website');
  add(phoneCountry(party.phone), 'phone');
  for (const { type, value } of party.identifiers) {
    if (type === 'email' || type === 'website') add(domainCountry(value), type);
    if (type === 'phone') add(phoneCountry(value), 'phone');
  }
  return signs;
}

function domainCountry(text: string | null): string | null {
  if (!text) return null;
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.+$/, '');
  return own(countryByDomain, host.slice(host.lastIndexOf('.') + 1)) ?? null;
}

function phoneCountry(text: string | null): string | null {
  const digits = /^\s*(?:\+|00)([\d\s().-]{6,})/.exec(text ?? '')?.[1]?.replace(/\D/g, '');
  if (!digits) return null;
  return countryByPrefix.find(([prefix]) => digits.startsWith(prefix))?.[1] ?? null;
}
