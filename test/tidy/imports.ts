import { dirname, join } from 'node:path/posix';
import { lineOf, type Node, type SourceFile, walk } from './source-file.ts';

export interface Import {
  specifier: string;
  /** Repository path of a relative import, else null. */
  target: string | null;
  line: number;
  /** Imported names; empty for a whole module, a type query or a dynamic import. */
  names: string[];
}

/** Every import of a file: static, dynamic, re-exports and `import('…')` types. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walk(file.program, (node) => {
    const source = importing.has(node.type) ? (node.source as Node | null) : null;
    if (typeof source?.value !== 'string') return;
    const specifier = source.value;
    const target = specifier.startsWith('.') ? join(dirname(file.path), specifier) : null;
    found.push({ specifier, target, line: lineOf(file, node.start), names: namesOf(node) });
  });
  return found;
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function namesOf(node: Node): string[] {
  const specifiers = (node.specifiers ?? []) as Node[];
  return specifiers.map((specifier) => ((specifier.imported ?? specifier.local) as Node).name as string);
}
