import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';

/** A node of the syntax tree (ESTree with TypeScript). */
export interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/** One TypeScript file of the repository, parsed. Paths are relative to the repository root, with `/`. */
export interface SourceFile {
  path: string;
  text: string;
  program: Node;
  /** Block comments written `/** … *\/`. */
  docs: { start: number; end: number }[];
}

export const root = resolve(import.meta.dirname, '../..');
const codeFolders = ['infra', 'functions', 'shared', 'test'];

/**
 * Parses with oxc-parser: TypeScript 7 has no JavaScript API, and this one is kept by the people who keep the bundler that
 * vitest stands on, ships as script-free platform packages, and is installed with knip anyway.
 */
export function readSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const docs = comments.filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'));
  return { path, text, program: program as unknown as Node, docs };
}

export function allSources(): SourceFile[] {
  return allFiles()
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Every file below the code folders. */
export function allFiles(): string[] {
  return codeFolders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
}

/** Visits every node, parents first. */
export function walk(node: Node, visit: (node: Node, parent: Node | null) => void, parent: Node | null = null): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, visit, node);
  }
}

export function lineOf(file: SourceFile, offset: number): number {
  return file.text.slice(0, offset).split('\n').length;
}

export function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
