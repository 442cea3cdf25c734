/** The fixed top level. Dotfiles hold tool settings and are free. */
const topLevel = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts', // vitest finds its settings at the top only
  'cdk.json',
  'README.md',
  'LICENSE',
  'infra',
  'functions',
  'shared',
  'test',
  // made by tools, ignored by git
  'node_modules',
  'cdk.out',
  'coverage',
]);

/** Folders of `test/` that mirror no folder of the product. */
const ownTestFolders = new Set(['contract', 'cases', 'fixtures', 'journey', 'bench', 'tidy', 'simulator']);

export function topLevelViolations(names: readonly string[]): string[] {
  return names
    .filter((name) => !name.startsWith('.') && !topLevel.has(name))
    .map((name) => `\`${name}\` does not belong at the top level, which is fixed`);
}

/** File names: kebab-case, and none of the drawers where everything ends up. */
export function nameViolations(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const name = path.split('/').at(-1) ?? '';
    if (name === 'README.md') return [];
    if (path.endsWith('.ts') && !/^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.fixture|\.d)?\.ts$/.test(name))
      return [`${path}: expected a kebab-case name`];
    if (/^(util|utils|helpers?|common|misc)(\.ts)?$/.test(name) || /\/(util|utils|helpers?|common|misc)\//.test(path)) {
      return [`${path}: a drawer, not an idea; name the file after what it exports`];
    }
    return [];
  });
}

/** Every folder of tests mirrors a folder of the product, and every folder of `shared/` with code has tests. */
export function mirrorViolations(paths: readonly string[]): string[] {
  const code = new Set(paths.filter((path) => path.endsWith('.ts') && !path.startsWith('test/')).flatMap(foldersOf));
  const tests = paths.filter((path) => path.endsWith('.test.ts'));
  const stray = new Set(
    tests
      .map((path) => path.split('/').slice(1, -1))
      .filter((folders) => !mirrors(folders, code))
      .map((folders) => folders.join('/')),
  );
  const tested = new Set(tests.flatMap((path) => path.split('/').slice(1, -1)));
  const untested = [...code].filter(
    (folder) => /^shared\/[^/]+$/.test(folder) && folder !== 'shared/model' && !tested.has(folder.slice(7)),
  );
  return [
    ...[...stray].map((folder) => `test/${folder} mirrors no folder of the product`),
    ...untested.map((folder) => `${folder} has no tests in test/${folder.slice(7)} or test/${folder}`),
  ];
}

function mirrors(folders: string[], code: ReadonlySet<string>): boolean {
  const [first] = folders;
  if (first === undefined || ownTestFolders.has(first)) return true;
  const path = folders.join('/');
  return ['', 'shared/', 'functions/'].some((above) => code.has(`${above}${path}`));
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
