/** Lists of invented parties in official layouts, as large as a test wants them. */

export interface MadeParty {
  uid: number;
  name?: string;
  aliases?: string[];
  type?: string;
  /** Extra elements, before the end of the entry. */
  more?: string;
}

export const parties = (count: number, from = 1): MadeParty[] => Array.from({ length: count }, (_, i) => ({ uid: from + i }));

/** `SDN.XML` with a birth date and a passport in every entry. */
export function sdnXml(entries: readonly MadeParty[], facts: { date?: string; declared?: number; head?: string } = {}): string {
  return [
    '<?xml version="1.0" standalone="yes"?>',
    facts.head ?? '',
    '<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">',
    `<publshInformation><Publish_Date>${facts.date ?? '07/31/2026'}</Publish_Date>`,
    `<Record_Count>${facts.declared ?? entries.length}</Record_Count></publshInformation>`,
    ...entries.map(sdnEntry),
    '</sdnList>',
  ].join('\n');
}

const syllables = ['bra', 'do', 'fen', 'gul', 'kor', 'lim', 'mur', 'nav', 'pel', 'rus', 'sti', 'tov', 'vek', 'zan', 'hol', 'jep'];
/** A pronounceable name no other number has. */
export const nameOf = (uid: number): string =>
  `${syllables[uid % 16]}${syllables[(uid >> 4) % 16]} ${syllables[(uid >> 8) % 16]}${syllables[(uid * 7) % 16]}${syllables[(uid * 3 + 5) % 16]} WORKS`.toUpperCase();

function sdnEntry({ uid, name, aliases = [], type = 'Entity', more = '' }: MadeParty): string {
  const akas = aliases.map(
    (alias, i) => `<aka><uid>${uid}${i}</uid><type>a.k.a.</type><category>strong</category><lastName>${alias}</lastName></aka>`,
  );
  return [
    `<sdnEntry><uid>${uid}</uid><lastName>${name ?? nameOf(uid)}</lastName><sdnType>${type}</sdnType>`,
    '<programList><program>SDGT</program></programList>',
    akas.length > 0 ? `<akaList>${akas.join('')}</akaList>` : '',
    `<idList><id><uid>1${uid}</uid><idType>Passport</idType><idNumber>P${uid}</idNumber></id></idList>`,
    `<dateOfBirthList><dateOfBirthItem><uid>2${uid}</uid><dateOfBirth>10 Dec ${1940 + (uid % 50)}</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>`,
    `${more}</sdnEntry>`,
  ].join('');
}

const cslNames: Record<string, string> = {
  'us-ofac-sdn': 'Specially Designated Nationals (SDN) - Treasury Department',
  'us-bis-el': 'Entity List (EL) - Bureau of Industry and Security',
  'us-bis-uvl': 'Unverified List (UVL) - Bureau of Industry and Security',
  'us-state-isn': 'Nonproliferation Sanctions (ISN) - State Department',
};

/** `consolidated.json` with so many rows of each list. */
export function cslJson(counts: Record<string, number>, at = '2026-07-31T13:15:00+00:00'): string {
  const results = Object.entries(counts).flatMap(([list, count], offset) =>
    parties(count, 1 + offset * 10_000).map(({ uid }) => ({
      id: String(uid),
      source: cslNames[list],
      name: nameOf(uid),
      alt_names: [],
      addresses: [{ address: null, city: 'Springfield', state: null, postal_code: null, country: 'CN' }],
      programs: ['P'],
    })),
  );
  return JSON.stringify({ results, total: results.length, search_performed_at: at, sources_used: [] });
}
