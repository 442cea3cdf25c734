/** Where a requirement applies, in the grammar of `LawRow.to`, with the section the text names. */
export interface ReadDestination {
  to: string;
  at?: string;
}

/**
 * The prose destinations of the Control List, 272 rows of the 2026-07-23 edition. First match wins. Sets: `+` adds a country or
 * group, `-` takes a group away from the groups added (a country added by name stays, 742.6(a)(6)(iii)), `*` every destination,
 * `UN` Security Council arms embargoes, `!CWC` states not party to the Chemical Weapons Convention, `?` a reference to text
 * that has to be read.
 */
const prose: readonly (readonly [RegExp, string])[] = [
  [/^N\/A/, ''],
  [/UN controls/, 'UN'],
  [/United Arab Emirates.*D:1, D:4, and D:5.*excluding.*A:5 or A:6/, 'AE+D:1+D:4+D:5-A:5-A:6'],
  [/Country Groups D:1, D:4, and D:5.*excluding.*A:5 or A:6/, 'D:1+D:4+D:5-A:5-A:6'],
  [/Macau or a destination specified in Country Group D:5/, 'MO+D:5'],
  [/^China, Russia,? or Venezuela/, 'CN+RU+VE'],
  [/non-States Parties.*except for Israel and Taiwan/, '!CWC-IL-TW'],
  [/States not Party to the CWC/, '!CWC'],
  [/for CW reasons for all destinations/, '*'],
  [/country in Country Group E:1/, 'E:1'],
  [/to Iran and North Korea/, 'IR+KP'],
  [/to Iraq or Pakistan/, 'IQ+PK'],
  [/to Iraq/, 'IQ'],
  [/to Pakistan/, 'PK'],
  [/to North Korea/, 'KP'],
  [/(?:ALL|all) destinations,? except Canada/, '*-CA'],
  [/(?:ALL|all) destinations/, '*'],
  [/^Worldwide|any destination worldwide/, '*'],
  [/§ 746\.8/, 'RU+BY'],
  [/§ 742\.1[45]/, '*-CA'],
  [/§ 742\.6\(a\)\(11\)/, 'MO+D:5'],
  [/part 754/, '?754'],
];

/** @returns null when the text is not understood: the requirement is then a question. */
export function readDestination(text: string, reason: string): ReadDestination | null {
  const column = /^(?:([A-Z]{2}) )?Column ([123])\b/.exec(text.trim());
  if (column) return withSection({ to: `${column[1] ?? reason}${column[2]}` }, text);
  const found = prose.find(([pattern]) => pattern.test(text));
  return found ? withSection({ to: found[1] }, text) : null;
}

/** Chart entries: the section cited after `See §`, for example `742.6(a)(6)(iii)(B)`. */
function withSection(read: ReadDestination, text: string): ReadDestination {
  const section = /§§? ?(74[2-6]\.\d+(?:\([a-zA-Z0-9]+\))*)/.exec(text)?.[1];
  return section ? { ...read, at: section } : read;
}
