import type { Citation } from '../model/citation.ts';
import type { ListEffect } from '../model/list-entry.ts';

interface ListLaw {
  jurisdiction: string;
  instrument: string;
  url: string;
}

/** Under which law each list stands. Own lists (`own-…`) and lists of peers (`peer-…`) are the deployer's policy. */
const lists: Record<string, ListLaw> = {
  'us-ofac-sdn': {
    jurisdiction: 'US',
    instrument: 'OFAC Specially Designated Nationals List (31 CFR chapter V)',
    url: 'https://sanctionslist.ofac.treas.gov/Home/SdnList',
  },
  'us-ofac-cons': {
    jurisdiction: 'US',
    instrument: 'OFAC Consolidated (non-SDN) Sanctions List',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-ssi': {
    jurisdiction: 'US',
    instrument: 'OFAC Sectoral Sanctions Identifications List (E.O. 13662)',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-fse': {
    jurisdiction: 'US',
    instrument: 'OFAC Foreign Sanctions Evaders List (E.O. 13608)',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-plc': {
    jurisdiction: 'US',
    instrument: 'OFAC Palestinian Legislative Council List',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-cap': {
    jurisdiction: 'US',
    instrument: 'OFAC Correspondent and Payable-Through Account List (CAPTA)',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-mbs': {
    jurisdiction: 'US',
    instrument: 'OFAC Non-SDN Menu-Based Sanctions List',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-ofac-cmic': {
    jurisdiction: 'US',
    instrument: 'OFAC Non-SDN Chinese Military-Industrial Complex Companies List (E.O. 14032)',
    url: 'https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList',
  },
  'us-bis-el': {
    jurisdiction: 'US',
    instrument: '15 CFR Part 744 Supp. 4 (Entity List)',
    url: 'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%204%20to%20Part%20744',
  },
  'us-bis-meu': {
    jurisdiction: 'US',
    instrument: '15 CFR Part 744 Supp. 7 (Military End-User List)',
    url: 'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%207%20to%20Part%20744',
  },
  'us-bis-uvl': {
    jurisdiction: 'US',
    instrument: '15 CFR Part 744 Supp. 6 (Unverified List)',
    url: 'https://www.ecfr.gov/current/title-15/part-744/appendix-Supplement%20No.%206%20to%20Part%20744',
  },
  'us-bis-dpl': {
    jurisdiction: 'US',
    instrument: 'BIS Denied Persons List (15 CFR 736.2(b)(4))',
    url: 'https://www.bis.gov/licensing/end-user-review-committee/denied-persons-list',
  },
  'us-state-isn': {
    jurisdiction: 'US',
    instrument: 'State Department Nonproliferation Sanctions',
    url: 'https://www.state.gov/key-topics-bureau-of-international-security-and-nonproliferation/nonproliferation-sanctions/',
  },
  'us-state-dtc': {
    jurisdiction: 'US',
    instrument: 'AECA Statutorily and Administratively Debarred Parties (22 CFR 127.7)',
    url: 'https://www.pmddtc.state.gov/ddtc_public/ddtc_public?id=ddtc_kb_article_page&sys_id=c22d1833dbb8d300d0a370131f9619f0',
  },
  'un-sc': {
    jurisdiction: 'UN',
    instrument: 'United Nations Security Council Consolidated List',
    url: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
  },
  'eu-fsf': {
    jurisdiction: 'EU',
    instrument: 'EU consolidated list of financial sanctions',
    url: 'https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions',
  },
  'uk-sl': {
    jurisdiction: 'UK',
    instrument: 'UK Sanctions List',
    url: 'https://www.gov.uk/government/publications/the-uk-sanctions-list',
  },
  'ca-sema': {
    jurisdiction: 'CA',
    instrument: 'Consolidated Canadian Autonomous Sanctions List',
    url: 'https://www.international.gc.ca/world-monde/international_relations-relations_internationales/sanctions/consolidated-consolide.aspx',
  },
  'au-dfat': {
    jurisdiction: 'AU',
    instrument: 'Australian Consolidated List',
    url: 'https://www.dfat.gov.au/international-relations/security/sanctions/consolidated-list',
  },
  'ch-seco': {
    jurisdiction: 'CH',
    instrument: 'SECO consolidated sanctions list',
    url: 'https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html',
  },
  'jp-meti': {
    jurisdiction: 'JP',
    instrument: 'METI Foreign End User List',
    url: 'https://www.meti.go.jp/policy/anpo/law05.html',
  },
  'cn-mofcom': {
    jurisdiction: 'CN',
    instrument: 'MOFCOM export control and unreliable entity lists',
    url: 'https://exportcontrol.mofcom.gov.cn/',
  },
};

/** What being on a list of this effect means for an order, once a person confirms that it is the same party. */
const meanings: Record<ListEffect, string> = {
  blocking: 'All dealings with this party are prohibited unless authorized; property is blocked.',
  denial: 'A denial order: no participation in any transaction subject to the EAR, and no license exception.',
  license: 'A license is required to the extent stated in the entry; exceptions apply only if the entry says so.',
  military_end_user: 'A license is required for items of Part 744 Supp. 2 (15 CFR 744.21).',
  unverified: 'No license exceptions; a UVL statement is required before shipping (15 CFR 744.15).',
  nonproliferation: 'Sanctioned for proliferation: the penalties of the notice apply.',
  debarred: 'Debarred from exports of defense articles; not by itself a bar for items subject to the EAR.',
  sectoral: 'Not a ban on goods: certain debt, equity and oil-project dealings are restricted by the directives.',
  menu_based: 'Restrictions named in the entry apply, short of full blocking.',
  securities: 'Not a ban on goods: dealings in the listed securities are restricted.',
  correspondent_account: 'Not a ban on goods: correspondent and payable-through accounts are restricted.',
  end_user_concern: 'Listed as an end user of proliferation concern: an authorization or inquiry may be required.',
  export_control: 'Listed by this authority: exports or dealings are restricted as the announcement states.',
  deny: 'On your own deny list.',
  watch: 'On your own watch list.',
  care: 'On your own allow-with-care list.',
};

export const jurisdictionOf = (source: string): string => lists[source]?.jurisdiction ?? 'OWN';

export const effectMeaning = (effect: ListEffect): string => meanings[effect];

/** Citation of one entry on its list, with the publication the edition holds. */
export function citeList(source: string, pinpoint: string, edition: string | null, entryUrl: string | null): Citation {
  const law = lists[source];
  return { instrument: law?.instrument ?? `own list \`${source}\``, pinpoint, url: entryUrl ?? law?.url ?? null, edition };
}
