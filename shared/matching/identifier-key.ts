import { own } from '../model/own.ts';
import type { Identifier } from '../model/party.ts';

/** An identifier made comparable: what kind of number it is and its characters alone. */
export interface IdentifierKey {
  /** `imo`, `lei`, `bic`, `mmsi`, `crypto`, `domain`, `email`, `phone`, `call_sign`, `tail_number`, or `document` for passports, tax and registration numbers. */
  group: string;
  value: string;
  /** Kind of document as published, for telling a passport from a tax number; null when unsaid. */
  document: string | null;
  country: string | null;
}

/** Types that number documents; lists and callers name them loosely, so they share one group and are told apart after. */
const documents = new Set(['passport', 'national_id', 'tax', 'registration', 'license', 'other']);
/** Shorter document numbers are shared by too many. */
const documentLengthMin = 5;

/** The comparable form, or null when the value cannot identify anybody (too short, wrong length, wrong check digit). */
export function identifierKey(identifier: Identifier): IdentifierKey | null {
  const type = identifier.type.toLowerCase();
  const raw = identifier.value.trim();
  const compact = raw.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const country = identifier.country;
  const found = own(shapes, type)?.(raw, compact);
  if (found !== undefined)
    return found === null ? null : { group: type === 'website' ? 'domain' : type, value: found, document: null, country: null };
  const bare = compact.replace(/^(?:IMO|PASSPORT|NO)(?=[0-9]{5,})/, '');
  if (/^IMO/.test(compact) && isImo(bare)) return { group: 'imo', value: bare, document: null, country: null };
  if (bare.length < documentLengthMin || !/[0-9]{3}/.test(bare)) return null;
  return { group: 'document', value: bare, document: documents.has(type) && type !== 'other' ? type : null, country };
}

/** By type: the checked value, or null for a value that is not one. */
const shapes: Record<string, (raw: string, compact: string) => string | null> = {
  imo: (_, compact) => {
    const digits = compact.replace(/^IMO/, '');
    return isImo(digits) ? digits : null;
  },
  mmsi: (_, compact) => (/^[0-9]{9}$/.test(compact) ? compact : null),
  lei: (_, compact) => (isLei(compact) ? compact : null),
  bic: (_, compact) => (/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(compact) ? compact.slice(0, 8) : null),
  crypto: (raw) => (/^0x/i.test(raw) ? raw.toLowerCase() : raw.length >= 20 ? raw : null),
  call_sign: (_, compact) => (compact.length >= 4 ? compact : null),
  tail_number: (_, compact) => (compact.length >= 4 ? compact : null),
  email: (raw) => (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(raw) ? raw.toLowerCase() : null),
  website: (raw) => domainOf(raw),
  phone: (_, compact) => (/^[0-9]{8,15}$/.test(compact) ? compact.slice(-9) : null),
};

/** IMO ship number: seven digits, the last is the weighted sum of the others (IMO Res. A.1117(30)). */
export function isImo(digits: string): boolean {
  if (!/^[0-9]{7}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 6; at++) sum += Number(digits[at]) * (7 - at);
  return sum % 10 === Number(digits[6]);
}

/** Legal Entity Identifier: 20 characters, ISO 7064 MOD 97-10 remainder one (ISO 17442). */
export function isLei(value: string): boolean {
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(value)) return false;
  let remainder = 0;
  for (const char of value) {
    const digits = char <= '9' ? char : String(char.charCodeAt(0) - 55);
    for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder === 1;
}

/** Host of a website or e-mail address without `www.`; null for hosts that thousands share. */
export function domainOf(value: string): string | null {
  const host = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '')
    .replace(/^www\./, '');
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host) && !shared.has(host) ? host : null;
}

/** Mail and page hosts anybody may use: equality there says nothing. */
const shared = new Set(
  (
    'gmail.com googlemail.com yahoo.com hotmail.com outlook.com live.com msn.com aol.com icloud.com me.com mail.com gmx.com gmx.de gmx.net web.de ' +
    'mail.ru yandex.ru yandex.com rambler.ru list.ru bk.ru inbox.ru ya.ru ukr.net qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com ' +
    'daum.net protonmail.com proton.me zoho.com yahoo.co.uk yahoo.fr yahoo.co.in rediffmail.com orange.fr wanadoo.fr laposte.net libero.it t-online.de ' +
    'chmail.ir tutanota.com facebook.com linkedin.com instagram.com twitter.com x.com t.me youtube.com vk.com ok.ru wordpress.com blogspot.com alibaba.com'
  ).split(' '),
);
