/** Kind of `Identifier`, or `fact` for a row of an identifier table that identifies nobody (gender, sanctions notes, dates). */
export type PublishedType =
  | 'passport'
  | 'national_id'
  | 'tax'
  | 'registration'
  | 'lei'
  | 'imo'
  | 'mmsi'
  | 'call_sign'
  | 'bic'
  | 'crypto'
  | 'tail_number'
  | 'website'
  | 'email'
  | 'phone'
  | 'other'
  | 'gender'
  | 'fact';

/** First match wins. Left: the publisher's words (OFAC, UN, EU, UK and Canadian usage), in lower case. */
const words: readonly [RegExp, PublishedType][] = [
  [/^gender$/, 'gender'],
  [
    /secondary sanctions|sanctions information|executive order|section 235|transactions prohibited|determination|directive/,
    'fact',
  ],
  [
    /\bdate\b|^target type$|^organization type|vessel flag|^nationality of registration|^registration country|other vessel type/,
    'fact',
  ],
  [/aircraft (model|operator|manufacture date)|year of build|red notice|information:$|^issuer name$|un\/locode/, 'fact'],
  [/birth certificate|chinese commercial code/, 'other'],
  [/passport|passeport|pasaporte|travel document/, 'passport'],
  [/digital currency|crypto|wallet/, 'crypto'],
  [/swift|\bbic\b/, 'bic'],
  [/\blei\b|legal entity identifier/, 'lei'],
  [/\bmmsi\b/, 'mmsi'],
  [/vessel registration|\bimo\b/, 'imo'],
  [/call sign/, 'call_sign'],
  [/tail number/, 'tail_number'],
  [/^e-?mail/, 'email'],
  [/^(website|web site|url|internet)/, 'website'],
  [/^(tele)?phone|^fax|^mobile|^tel\b/, 'phone'],
  [
    /\btax|fiscal|r\.?f\.?c\.?$|^nit\b|^ruc\b|^rif\b|v\.?a\.?t|c\.u\.i\.t|\bfein\b|^n\.i\.f|tributaria|^rtn$|\binn\b|\bkpp\b/,
    'tax',
  ],
  [
    /registr|company number|enterprise number|business number|c\.r\. no|\bogrn\b|commer|matricula|folio|\buscc|social credit/,
    'registration',
  ],
  [
    /legal entity number|trade license|incorporation|chamber|d-u-n-s|public registration|\bcbls\b|gazette|romanian c\.r/,
    'registration',
  ],
  [
    /national|cedula|c\.u\.r\.p|d\.n\.i|identi|personal id|\bssn\b|social security|driver|citizen|residen|i\.f\.e|id card/,
    'national_id',
  ],
  [
    /credencial|electoral|cartilla|c\.u\.i|n\.i\.e|c\.i\.n|stateless|refugee|kenyan id|military|cnp|tazkira|seafarer/,
    'national_id',
  ],
];

/** Unknown words are an `other` identifier: kept, screened for equality, never dropped. */
export function identifierType(published: string): PublishedType {
  const text = published.toLowerCase().trim();
  for (const [pattern, type] of words) if (pattern.test(text)) return type;
  return /[:-]$/.test(text) ? 'fact' : 'other';
}
