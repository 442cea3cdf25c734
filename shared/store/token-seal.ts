import type { TokenSeal } from '../flows/world.ts';
import { decrypt, encrypt, type Vault } from './vault.ts';

/** Tokens longer than this were not made here. */
const tokenLengthMax = 4_096;

/** Short texts that go out and come back: unreadable, unforgeable, and good for one context only. */
export function tokenSeal(vault: Vault): TokenSeal {
  return {
    async seal(text, context) {
      return Buffer.from(encrypt(await vault.key('tokens'), Buffer.from(text), Buffer.from(context))).toString('base64url');
    },
    async open(token, context) {
      if (token.length > tokenLengthMax) return null;
      const key = await vault.key('tokens');
      try {
        return Buffer.from(decrypt(key, Buffer.from(token, 'base64url'), Buffer.from(context))).toString();
      } catch {
        return null; // changed, cut, or sealed for somebody else: all the same to the caller
      }
    },
  };
}
