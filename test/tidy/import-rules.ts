import type { Import } from './imports.ts';
import { importsOf } from './imports.ts';
import type { SourceFile } from './source-file.ts';

/** Folders of `shared/` by rank: a file imports its own folder and lower ranks only. */
const ranks: Record<string, number> = {
  model: 0,
  names: 1,
  rules: 1,
  decisions: 1,
  api: 1,
  sources: 2,
  matching: 2,
  licensing: 2,
  classification: 2,
  client: 2,
  screening: 3,
  flows: 4,
};

/** The rim drives the ports: it knows the words and the ports, nothing else. */
const rim = ['store', 'net'];
const portsFile = 'shared/flows/world.ts';

/** What infra may know of the product: names that cloud and code share. */
const infraKnows = ['functions/manifest.ts', 'shared/sources/catalog.ts', 'shared/store/tables.ts'];

/** Package → where alone it may be imported; tests of that place may, too. */
const packageHomes: [RegExp, string[]][] = [
  [/^@aws-sdk\//, ['shared/store/']],
  [/^@smithy\//, ['shared/store/']],
  [/^dynalite$/, ['shared/store/']],
  [/^@middy\//, ['functions/edge/']],
  [/^@aws-lambda-powertools\//, ['functions/edge/']],
  [/^(aws-cdk-lib|constructs|cdk-nag|esbuild)(\/|$)/, ['infra/']],
  [/^croner$/, ['functions/local/']],
];

export function importViolations(file: SourceFile, files: ReadonlySet<string>): string[] {
  return importsOf(file).flatMap((edge) => {
    const reason = edge.target === null ? packageFault(file.path, edge) : fileFault(file.path, edge.target, files);
    return reason ? [`${file.path}:${edge.line} imports \`${edge.specifier}\`: ${reason}`] : [];
  });
}

function packageFault(path: string, { specifier }: Import): string | null {
  const home = packageHomes.find(([pattern]) => pattern.test(specifier))?.[1];
  if (!home || path.startsWith('test/') || home.some((folder) => path.startsWith(folder))) return null;
  return `only ${home.join(', ')} may`;
}

function fileFault(path: string, target: string, files: ReadonlySet<string>): string | null {
  if (!files.has(target)) return `no file has exactly this name (\`${target}\`; names are case-sensitive)`;
  const [layer] = path.split('/');
  const [targetLayer] = target.split('/');
  if (layer === 'test') return null;
  if (targetLayer === 'test') return 'the product does not know its tests';
  if (layer === 'infra') {
    return targetLayer === 'infra' || infraKnows.includes(target) ? null : `infra knows ${infraKnows.join(', ')} only`;
  }
  if (layer === 'functions') return targetLayer === 'infra' ? 'no handler knows the building' : null;
  return sharedFault(path, target);
}

function sharedFault(path: string, target: string): string | null {
  if (!target.startsWith('shared/')) return 'shared knows nothing above it';
  const [, folder = ''] = path.split('/');
  const [, targetFolder = ''] = target.split('/');
  if (!path.slice('shared/'.length).includes('/')) return rim.includes(targetFolder) ? 'the pure core knows no driver' : null;
  if (folder === targetFolder) return siblingFault(path, target);
  if (rim.includes(folder)) {
    return targetFolder === 'model' || target === portsFile ? null : `the rim knows model and ${portsFile} only`;
  }
  if (folder === 'client') return targetFolder === 'api' ? null : 'the client knows api only';
  const [own, its] = [ranks[folder], ranks[targetFolder]];
  if (own === undefined) return `\`shared/${folder}\` has no rank in test/tidy/import-rules.ts`;
  return its !== undefined && its < own ? null : `rank ${own} (${folder}) knows lower ranks only`;
}

/** Checks do not know each other, and neither do the folders of sources. */
function siblingFault(path: string, target: string): string | null {
  for (const family of ['shared/screening/checks/', 'shared/sources/']) {
    const [own, its] = [memberOf(path, family), memberOf(target, family)];
    if (own !== null && its !== null && own !== its) return `no member of ${family} knows another`;
  }
  return null;
}

/** A check is a file or folder of `checks/`; a source is a folder of `sources/` (loose files there are shared plumbing). */
function memberOf(path: string, family: string): string | null {
  if (!path.startsWith(family)) return null;
  const [member = '', inside] = path.slice(family.length).split('/');
  if (inside === undefined && family === 'shared/sources/') return null;
  return member.replace(/\.ts$/, '');
}
