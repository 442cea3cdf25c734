/** What a general authorization asks of the exporter, in own words. */
export interface AuthorizationRule {
  section: string;
  /** To be met before use: facts of the item, the end user, or a registration. Key, text, attributes that answer it. */
  before: readonly (readonly [key: string, text: string])[];
  /** Due at or after the export: they are obligations, not obstacles. */
  after: readonly (readonly [code: string, text: string])[];
  /** `open`: usable when nothing speaks against it. `purpose`: only for its purpose, which must be attested. */
  use: 'open' | 'judged' | 'purpose';
}

const declare = (id: string) => ['EU_GEA_DECLARATION', `declare ${id} in the customs declaration`] as const;
const firstUse = [
  'EU_GEA_REGISTRATION',
  'notify the first use within 30 days of the first export (or before, where the Member State asks)',
] as const;

/** Annex II, Part 3 of each section. */
export const authorizationRules: Readonly<Record<string, AuthorizationRule>> = {
  EU001: { section: 'Section A', before: [], after: [declare('EU001'), firstUse], use: 'open' },
  EU002: { section: 'Section B', before: [], after: [declare('EU002'), firstUse], use: 'open' },
  EU003: {
    section: 'Section C',
    before: [
      [
        'repairReturn',
        'returned unchanged, or exchanged one for one, after repair within five years of the original authorization',
      ],
      ['originalEndUser', 'to the original end user'],
    ],
    after: [declare('EU003'), firstUse],
    use: 'purpose',
  },
  EU004: {
    section: 'Section D',
    before: [['exhibition', 'temporary export to an exhibition or fair, back within 120 days, no sale']],
    after: [declare('EU004'), firstUse],
    use: 'purpose',
  },
  EU005: { section: 'Section E', before: [], after: [declare('EU005'), firstUse], use: 'open' },
  EU006: {
    section: 'Section F',
    before: [
      ['civilEndUse', 'no use in chemical weapons and no military end use under an embargo'],
      ['noReexport', 'no re-export outside the destinations of Sections A and F'],
    ],
    after: [declare('EU006'), firstUse],
    use: 'judged',
  },
  EU007: {
    section: 'Section G',
    before: [
      ['groupCompany', 'to a wholly owned subsidiary or sister company, for its commercial product development'],
      ['complianceProgramme', 'an internal compliance programme is in place'],
      ['registered', 'registered before first use, and notified 30 days before the first export'],
    ],
    after: [declare('EU007'), ['EU_GEA_REPORT', 'report yearly on the use of EU007']],
    use: 'purpose',
  },
  EU008: {
    section: 'Section H',
    before: [
      ['publishedCryptography', 'only published or commercial cryptographic standards, none made for government use'],
      ['notUserChangeable', 'the user cannot easily change the cryptographic functions'],
      ['notSecurityEndUser', 'no military, police, intelligence or security service as consignee or end user'],
      ['registered', 'registered before first use, and notified 10 days before the first export'],
    ],
    after: [
      declare('EU008'),
      ['EU_GEA_REGISTRATION', 'register before first use and notify the first use at least 10 days before the first export'],
    ],
    use: 'judged',
  },
};
