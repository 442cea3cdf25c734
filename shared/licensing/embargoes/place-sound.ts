import anyAscii from 'any-ascii';

/**
 * Key under which the usual Latin and Cyrillic spellings of one East European place name fall together: `Feodosiya`, `Feodosija`,
 * `Феодосия` and `Феодосія` are all `feodosia`. Coarse on purpose: it is only ever compared with the short list of embargoed places.
 */
export function placeSound(text: string): string {
  const latin = asciiOnly.test(text) ? text : anyAscii(text.normalize('NFKD').replace(/\p{M}+/gu, ''));
  return latin
    .toLowerCase()
    .replace(/['’`".]/g, '')
    .replace(/[yj]/g, 'i')
    .replace(/kh|g/g, 'h')
    .replace(/w/g, 'v')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/(^| )ie/g, '$1e')
    .trim();
}

const asciiOnly = /^[\x20-\x7e]*$/;
