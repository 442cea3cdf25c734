import type { EuGeneralAuthorization, EuLaw } from '../../model/law.ts';
import { codesIn, destinationsIn } from './read-annex.ts';

/** The consolidated regulation as read, before it is interpreted. */
export interface RawAnnexes {
  celex: string;
  /** Consolidation date, `YYYY-MM-DD`. */
  validFrom: string;
  url: string;
  entries: { code: string; firstLine: string }[];
  /** Code to its text, one paragraph a line. */
  texts: Record<string, string>;
  authorizations: { id: string; title: string; text: string }[];
  sectionI: string;
}

/** Annex I codes and the general authorizations of Annex II in the tables' form. */
export function normalizeEuLaw(raw: RawAnnexes): EuLaw {
  const edition = `${raw.celex}-${raw.validFrom.replaceAll('-', '')}`;
  return {
    kind: 'eu-dual-use',
    format: 1,
    edition,
    stamps: {
      annexI: { instrument: 'Regulation (EU) 2021/821 Annex I', edition, url: raw.url },
      annexII: { instrument: 'Regulation (EU) 2021/821 Annex II', edition, url: raw.url },
    },
    entries: Object.fromEntries(raw.entries.map(({ code, firstLine }) => [code, { title: firstLine.replace(code, '').trim() }])),
    sectionI: raw.sectionI.split('\n').flatMap((line) => codesIn(/^(?:— )?(\d[A-E]\d{3}\S*)/.exec(line)?.[1] ?? '')),
    texts: Object.fromEntries(Object.entries(raw.texts).flatMap(([code, text]) => quotable(code, text))),
    authorizations: Object.fromEntries(raw.authorizations.map((one) => [one.id, authorization(one)])),
  };
}

// Longest quote kept, characters, and most paragraphs of one entry: enough to recognize an item, small enough to load.
const quoteMax = 200;
const quotesMax = 200;

/** Lines `3A001.a.7 …`, without notes. */
function quotable(code: string, text: string): [string, string[]][] {
  const items = text
    .split('\n')
    .filter((line) => line.startsWith(`${code}.`) && !/^\S+ (?:N\.B\.|Notes?|Technical Notes?)\b/.test(line))
    .map((line) => line.slice(code.length + 1))
    .slice(0, quotesMax);
  return items.length > 0 ? [[code, items.map((line) => (line.length > quoteMax ? `${line.slice(0, quoteMax)}…` : line))]] : [];
}

function authorization({ title, text }: RawAnnexes['authorizations'][number]): EuGeneralAuthorization {
  const [items = '', rest = ''] = text.split(/Part 2 [—–]/);
  const [places = ''] = rest.split(/Part 3 [—–]/);
  const excepted = /(?:Items excluded:|except:|except those)(.*)$/s.exec(items)?.[1] ?? '';
  const all = /all dual-use items|all technology and software/.test(items);
  const excluding = /to all destinations, excluding:.*?\(b\)(.*?);\s*\(c\)/s.exec(places)?.[1];
  const including = /following destinations:(.*)$/s.exec(places)?.[1] ?? '';
  return {
    title: title.replace(/^EU\d+ — [A-H]\. /, ''),
    covers: all ? (/all technology and software/.test(items) ? ['D', 'E'] : ['*']) : coveredCodes(items),
    except: all ? exceptions(excepted) : [],
    sectionI: /Section I of this Annex/.test(items),
    to: excluding === undefined ? destinationsIn(including).codes : [],
    notTo: excluding === undefined ? [] : destinationsIn(excluding).codes,
  };
}

const exceptions = (text: string): string[] => {
  const kinds = /Sections D and E/.test(text)
    ? ['D', 'E']
    : [...(/Section D of each/.test(text) ? ['D'] : []), ...(/Section E of each/.test(text) ? ['E'] : [])];
  return [...kinds, ...codesIn(text)];
};

/** Codes of Part 1; chemicals are numbered below `1C350` and `1C450.a`, `1C450.b`. */
function coveredCodes(items: string): string[] {
  const chemicals = [...items.matchAll(/(1C350|1C450\.[ab])\.?:(.*?)(?=1C450\.[ab]\.?:|$)/gs)];
  if (chemicals.length === 0) return /, only ‘/.test(items) ? leadingCodes(items) : codesIn(items);
  return chemicals.flatMap(([, code = '', list = '']) =>
    [...list.matchAll(/(?:^|[\s;])(\d{1,2})\. /g)].map((found) => `${code}.${found[1]}`),
  );
}

/** Lists that say `5D002.a.1., only …`: the code that opens each piece, not the codes its description mentions. */
const leadingCodes = (items: string): string[] =>
  (/as follows: (.*?)(?: 2\. |$)/s.exec(items)?.[1] ?? '')
    .split(/, /)
    .flatMap((piece) => codesIn(/^\d[A-E]\d{3}\S*/.exec(piece)?.[0] ?? ''));
