/** Patterns no committed text may hold, assembled so that this file does not hold them either. */
const forbidden: [RegExp, string][] = [
  [
    new RegExp(`(^|[\\s'"\`(=:])/(?:${['work', 'tmp', 'home', 'root', 'Users', 'private'].join('|')})/[\\w.]`),
    'names a path of one machine',
  ],
  [/\b[A-Z]:\\\\?Users\\/, 'names a path of one machine'],
  [new RegExp(['registry', '\\.(npm|yarn)', '|artifact', 'ory|verdac', 'cio'].join('')), 'names a package registry host'],
  [
    new RegExp(`\\b${'house'} guide\\b|\\bissue${' '}#?\\d+\\b`, 'i'),
    'speaks of how the project is worked on, not of its domain',
  ],
  [/^(<{7}|>{7}) /, 'holds a merge conflict'],
];

export function textViolations(path: string, text: string): string[] {
  return text
    .split('\n')
    .flatMap((line, at) =>
      forbidden
        .filter(([pattern]) => pattern.test(line))
        .map(([, fault]) => `${path}:${at + 1} ${fault}: ${line.trim().slice(0, 100)}`),
    );
}
