import { describe, expect, it } from 'vitest';
import { addressKey } from '../../shared/matching/address-key.ts';
import { domainOf, identifierKey, isImo, isLei } from '../../shared/matching/identifier-key.ts';

const key = (type: string, value: string): string | null => {
  const found = identifierKey({ type, value, country: null });
  return found && `${found.group}:${found.value}`;
};

describe('an identifier', () => {
  it.each([
    ['imo', 'IMO 9569621', 'imo:9569621'],
    ['other', 'IMO9569621', 'imo:9569621'],
    ['passport', 'E 1234-5678', 'document:E12345678'],
    ['tax', '7736 050 003', 'document:7736050003'],
    ['bic', 'deutdeff500', 'bic:DEUTDEFF'],
    ['crypto', '0xABCDEFabcdef0123456789', 'crypto:0xabcdefabcdef0123456789'],
    ['website', 'https://www.Zharkova-Trade.example/about', 'domain:zharkova-trade.example'],
    ['website', 'sales@zharkova-trade.example', 'domain:zharkova-trade.example'],
    ['email', 'Sales@Zharkova-Trade.example', 'email:sales@zharkova-trade.example'],
    ['phone', '+7 (495) 123-45-67', 'phone:951234567'],
  ])('%s %s is compared as %s', (type, value, expected) => expect(key(type, value)).toBe(expected));

  it.each([
    ['imo', '9569612'],
    ['imo', '123'],
    ['lei', '5493001KJTIIGC8Y1R13'],
    ['mmsi', '12345'],
    ['passport', '12'],
    ['website', 'gmail.com'],
    ['email', 'nobody'],
  ])('%s %s identifies nobody', (type, value) => expect(key(type, value)).toBeNull());

  it('checks the digits that ship numbers and legal entity identifiers carry', () => {
    expect(isImo('9074729')).toBe(true); // the example of IMO circular letter 1886
    expect(isImo('9074792')).toBe(false);
    expect(isLei('5493001KJTIIGC8Y1R12')).toBe(true); // the example of ISO 17442 guides
    expect(isLei('5493001KJTIIGC8Y1R21')).toBe(false);
  });

  it('reads a host from whatever carries it', () => {
    expect(domainOf('HTTP://Example.org:8080/x?y#z')).toBe('example.org');
    expect(domainOf('not a host')).toBeNull();
  });
});

describe('an address', () => {
  const at = (line: string, city: string | null = 'Tver', country: string | null = 'RU') =>
    addressKey({ lines: [line], city, region: null, postalCode: null, country });
  it('is the same in any order, with and without fillers', () =>
    expect(at('14 Prospekt Mira, Office 5')).toBe(at('Mira prosp. 14, off. 5')));
  it('differs by country and by number', () => {
    expect(at('14 Prospekt Mira, Office 5')).not.toBe(at('15 Prospekt Mira, Office 5'));
    expect(at('14 Prospekt Mira 5')).not.toBe(at('14 Prospekt Mira 5', 'Tver', 'UA'));
  });
  it('is none when it names no single place', () => {
    expect(at('Prospekt Mira')).toBeNull();
    expect(at('', 'Moscow')).toBeNull();
  });
});
