import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docViolations } from './tidy/doc-rules.ts';
import { importViolations } from './tidy/import-rules.ts';
import { mirrorViolations, nameViolations, topLevelViolations } from './tidy/layout-rules.ts';
import { purityViolations } from './tidy/purity-rules.ts';
import { fileSize, functionSizes, limits, quantile, type Sized, sizeViolations } from './tidy/size-rules.ts';
import { allFiles, allSources, root } from './tidy/source-file.ts';
import { textViolations } from './tidy/text-rules.ts';
import { titleViolations } from './tidy/title-rules.ts';

const files = allFiles();
const sources = allSources();

describe('layout', () => {
  test('the top level is fixed', () => clean(topLevelViolations(readdirSync(root))));
  test('files are named after one idea, in kebab-case', () => clean(nameViolations(files)));
  test('tests mirror the product', () => clean(mirrorViolations(files)));
});

describe('imports', () => {
  const known = new Set(files);
  test('files import their own folder and lower ranks only', () =>
    clean(sources.flatMap((file) => importViolations(file, known))));
  test('shared reads no clock, randomness, environment, disk or network', () => clean(sources.flatMap(purityViolations)));
});

describe('size', () => {
  for (const [group, chosen] of Object.entries({
    product: sources.filter(({ path }) => !path.startsWith('test/')),
    tests: sources.filter(({ path }) => path.startsWith('test/')),
  })) {
    test(`files of the ${group} are small`, () => {
      const sizes = chosen.map(fileSize);
      print(`${group}: ${sizes.length} files`, sizes);
      clean(sizeViolations(sizes, limits.fileMax));
      expect(quantile(sizes, 0.5), 'median lines of a file').toBeLessThanOrEqual(limits.fileMedian);
      expect(quantile(sizes, 0.9), 'p90 lines of a file').toBeLessThanOrEqual(limits.fileP90);
    });

    test(`functions of the ${group} are small`, () => {
      const sizes = chosen.flatMap(functionSizes);
      print(`${group}: ${sizes.length} functions`, sizes);
      clean(sizeViolations(sizes, limits.functionMax));
      expect(quantile(sizes, 0.9), 'p90 lines of a function').toBeLessThanOrEqual(limits.functionP90);
    });
  }
});

describe('words', () => {
  test('no committed text names a machine, a registry or how the project is worked on', () => {
    clean(committedTexts().flatMap(([path, text]) => textViolations(path, text)));
  });
  test('what a check, a feature, a list or a door does is written above it', () => clean(sources.flatMap(docViolations)));
  test('test titles are told apart', () => clean(sources.flatMap(titleViolations)));
});

function clean(violations: string[]): void {
  expect(violations, `\n${violations.join('\n')}\n`).toEqual([]);
}

function print(what: string, sizes: Sized[]): void {
  process.stderr.write(
    `${what}: median ${quantile(sizes, 0.5)}, p90 ${quantile(sizes, 0.9)}, most ${quantile(sizes, 1)} lines\n`,
  );
}

/** Texts git would commit; where there is no repository (an unpacked archive), the code folders stand in. */
function committedTexts(): [string, string][] {
  const read = (path: string): [string, string] => [path, readFileSync(join(root, path), 'utf8')];
  return listed()
    .filter((path) => /\.(ts|md|json|ya?ml|txt|csv|ndjson|xml|html)$|^\.|\/run$/.test(path))
    .map(read);
}

function listed(): string[] {
  try {
    const out = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return out.split('\0').filter(Boolean);
  } catch {
    return files;
  }
}
