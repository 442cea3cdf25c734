import type { SourceFacts } from '../source-row.ts';

/** Swiss consolidated list of sanctions subjects (SSID XML). It keeps targets after they are taken off the list. */
export const source: SourceFacts = {
  id: 'ch-seco',
  title: 'SECO consolidated list of sanctions subjects',
  kind: 'list',
  jurisdiction: 'CH',
  homepage:
    'https://www.seco.admin.ch/seco/en/home/Aussenwirtschaftspolitik_Wirtschaftliche_Zusammenarbeit/Wirtschaftsbeziehungen/exportkontrollen-und-sanktionen/sanktionen-embargos.html',
  licence: 'Swiss federal administration, free use; the ordinances are authentic',
  userAgent: 'Portcullis/0.1 (export screening; official list refresh)',
  hosts: ['www.sesam.search.admin.ch'],
  formats: [
    {
      id: 'ssid-xml',
      files: [
        {
          name: 'consolidated-list.xml',
          alsoNamed: 'consolidated-list[_-]\\d{4}-\\d{2}-\\d{2}\\.xml',
          url: 'https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?action=downloadXmlGesamtlisteAction&lang=en',
        },
      ],
      load: () => import('./parse.ts'),
    },
  ],
  lists: [{ id: 'ch-seco', title: 'Swiss sanctions', effect: 'blocking' }],
  // Taken over from the United Nations' lists, as those spell them: one of them there tells that it is the whole file.
  bounds: {
    minRecords: 2_000,
    sentinels: [],
    sentinelNames: ['Al-Qaida', 'Saddam Hussein Al-Tikriti', 'Korea Mining Development Trading Corporation', 'Ri Je-son'],
    bytesMax: 200 * 1024 * 1024,
  },
};
