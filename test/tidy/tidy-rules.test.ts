import { describe, expect, test } from 'vitest';
import { docViolations } from './doc-rules.ts';
import { importViolations } from './import-rules.ts';
import { mirrorViolations, nameViolations, topLevelViolations } from './layout-rules.ts';
import { purityViolations } from './purity-rules.ts';
import { functionSizes, quantile, sizeViolations } from './size-rules.ts';
import { readSource } from './source-file.ts';
import { textViolations } from './text-rules.ts';
import { titleViolations } from './title-rules.ts';

/** A lint that cannot fail is none: each rule is shown what it must refuse, and what it must let pass. */
describe('import rules', () => {
  const faults = (path: string, target: string) => {
    const up = '../'.repeat(path.split('/').length - 1);
    const specifier = /^(shared|functions|infra|test)\//.test(target) ? `${up}${target}` : target;
    return importViolations(readSource(path, `import { x } from '${specifier}';`), new Set([target])).length;
  };
  test.each([
    ['shared/names/a.ts', 'shared/rules/b.ts'],
    ['shared/model/a.ts', 'shared/names/b.ts'],
    ['shared/screening/a.ts', 'shared/flows/b.ts'],
    ['shared/flows/a.ts', 'shared/store/b.ts'],
    ['shared/store/a.ts', 'shared/names/b.ts'],
    ['shared/net/a.ts', 'shared/flows/refresh-source.ts'],
    ['shared/client/a.ts', 'shared/names/b.ts'],
    ['shared/core.ts', 'shared/store/b.ts'],
    ['shared/screening/checks/a.ts', 'shared/screening/checks/b.ts'],
    ['shared/sources/un-sc/parse.ts', 'shared/sources/us-csl/parse.ts'],
    ['shared/flows/a.ts', 'functions/edge/b.ts'],
    ['functions/http/a.ts', 'infra/settings.ts'],
    ['infra/a.ts', 'shared/flows/b.ts'],
    ['shared/flows/a.ts', '@aws-sdk/client-s3'],
    ['functions/http/a.ts', '@middy/core'],
    ['functions/local/a.ts', 'aws-cdk-lib/aws-iam'],
  ])('refuse that %s imports %s', (path, target) => expect(faults(path, target)).toBe(1));
  test.each([
    ['shared/screening/a.ts', 'shared/matching/b.ts'],
    ['shared/sources/catalog.ts', 'shared/sources/us-csl/source.ts'],
    ['shared/sources/us-csl/parse.ts', 'shared/sources/read-date.ts'],
    ['shared/store/a.ts', 'shared/flows/world.ts'],
    ['shared/store/a.ts', '@aws-sdk/client-s3'],
    ['infra/a.ts', 'functions/manifest.ts'],
    ['test/infra/a.test.ts', 'infra/settings.ts'],
  ])('let %s import %s', (path, target) => expect(faults(path, target)).toBe(0));
  test('refuse a name that differs in case from the file', () => {
    const file = readSource('shared/names/a.ts', "import { x } from './Other.ts';");
    expect(importViolations(file, new Set(['shared/names/other.ts']))).toHaveLength(1);
  });
  test('see types imported in place and re-exports', () => {
    const file = readSource(
      'shared/model/a.ts',
      "export * from '../flows/b.ts';\ntype T = import('../flows/b.ts').T;\nexport type { T };",
    );
    expect(importViolations(file, new Set(['shared/flows/b.ts']))).toHaveLength(2);
  });
});

describe('purity rules', () => {
  const faults = (text: string, path = 'shared/flows/a.ts') => purityViolations(readSource(path, text)).length;
  test.each([
    'Date.now();',
    'new Date();',
    'Math.random();',
    'process.env.X;',
    "fetch('x');",
    "import { readFileSync } from 'node:fs';",
    "import { randomUUID } from 'node:crypto';",
    'setTimeout(() => {}, 1);',
  ])('refuse %s', (text) => expect(faults(text)).toBe(1));
  test.each([
    "new Date('2026-01-01');",
    "import { createHash } from 'node:crypto';",
    'const fetch = world.fetch; world.fetch(1);',
    'type P = { process: number };',
  ])('let %s pass', (text) => expect(faults(text)).toBe(0));
  test('leave the rim and the doors alone', () => {
    expect(faults('Date.now();', 'shared/net/a.ts') + faults('Date.now();', 'functions/edge/a.ts')).toBe(0);
  });
});

describe('size rules', () => {
  const long = `function long() {\n${'  work();\n'.repeat(60)}}\n`;
  test('refuse a function of more than 60 lines', () => {
    expect(sizeViolations(functionSizes(readSource('shared/a.ts', long)), 60)).toEqual([
      'shared/a.ts:1 `long` has 62 lines, at most 60',
    ]);
  });
  test('measure tests, not their headings', () => {
    const text = `describe('x', () => {\n  test('y', () => {\n${'    work();\n'.repeat(70)}  });\n});\n`;
    expect(functionSizes(readSource('test/a.test.ts', text)).map(({ lines }) => lines)).toEqual([72]);
  });
  test('give the value below which a share lies', () => {
    const sized = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((lines) => ({ name: '', path: '', line: 1, lines }));
    expect([quantile(sized, 0.5), quantile(sized, 0.9), quantile([], 0.9)]).toEqual([6, 10, 0]);
  });
});

describe('word rules', () => {
  test('refuse machine paths, registry hosts and talk about the work', () => {
    const bad = [`see ${'/'}work/x`, `open('${'/'}tmp/x')`, `${'registry'}.npmjs.org`, `as ${'issue'} 12 says`];
    expect(bad.flatMap((text) => textViolations('a.md', text))).toHaveLength(bad.length);
  });
  test('let routes, dates and ordinary words pass', () => {
    expect(textViolations('a.md', 'GET /v1/home/tmp, the issue of 2026, ../shared/work/x')).toEqual([]);
  });
  test('refuse an unexplained check', () => {
    const path = 'shared/screening/checks/a.ts';
    expect(docViolations(readSource(path, 'export const a = 1;'))).toHaveLength(1);
    expect(docViolations(readSource(path, '/** Why. */\nexport const a = 1;'))).toEqual([]);
  });
  test('refuse repeated titles, wishes and tests left out', () => {
    const text = "test('a', f); test('a', f); test('it should b', f); test.only('c', f); describe('d', () => { test('a', f); });";
    expect(titleViolations(readSource('test/a.test.ts', text))).toHaveLength(3);
  });
});

describe('layout rules', () => {
  test('refuse strays at the top, drawers and odd names', () => {
    expect(topLevelViolations(['shared', '.ci', 'scripts'])).toHaveLength(1);
    expect(nameViolations(['shared/names/utils.ts', 'shared/names/foldName.ts', 'shared/names/fold-name.ts'])).toHaveLength(2);
  });
  test('refuse folders of tests that mirror nothing, and folders without tests', () => {
    const files = [
      'shared/names/a.ts',
      'shared/rules/b.ts',
      'test/names/a.test.ts',
      'test/shared/rules/b.test.ts',
      'test/odd/c.test.ts',
    ];
    expect(mirrorViolations(files)).toEqual(['test/odd mirrors no folder of the product']);
    expect(mirrorViolations(files.slice(0, 3))).toEqual(['shared/rules has no tests in test/rules or test/shared/rules']);
  });
});
