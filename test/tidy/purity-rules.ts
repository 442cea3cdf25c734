import { importsOf } from './imports.ts';
import { lineOf, type Node, type SourceFile, walk } from './source-file.ts';

/** Folders of `shared/` that may touch the outside. */
const impure = ['shared/store/', 'shared/net/'];

/** Built-ins that only compute; `node:crypto` for hashes, never for randomness. */
const pureBuiltins = new Set([
  'node:crypto',
  'node:buffer',
  'node:util',
  'node:zlib',
  'node:string_decoder',
  'node:stream',
  'node:assert',
]);
const randomness = new Set(['randomBytes', 'randomUUID', 'randomInt', 'randomFillSync', 'webcrypto', 'getRandomValues']);

const bannedMembers = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues']);
const bannedGlobals = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'globalThis',
  'XMLHttpRequest',
  'WebSocket',
]);

/** Nothing in `shared/` but the rim reads a clock, randomness, the environment, the disk or the network. */
export function purityViolations(file: SourceFile): string[] {
  if (!file.path.startsWith('shared/') || impure.some((folder) => file.path.startsWith(folder))) return [];
  const found = importsOf(file).flatMap((edge) => {
    const random = edge.names.find((name) => randomness.has(name));
    if (!edge.specifier.startsWith('node:') || (pureBuiltins.has(edge.specifier) && !random)) return [];
    return [`${file.path}:${edge.line} imports \`${random ?? edge.specifier}\`: pass it in through World`];
  });
  walk(file.program, (node, parent) => {
    const what = impurity(node, parent);
    if (what) found.push(`${file.path}:${lineOf(file, node.start)} uses \`${what}\`: pass it in through World`);
  });
  return found;
}

function impurity(node: Node, parent: Node | null): string | null {
  if ((node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node.callee) === 'Date') {
    return node.type === 'CallExpression' || (node.arguments as Node[]).length === 0 ? 'new Date()' : null;
  }
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object)}.${nameOf(node.property)}`;
    return bannedMembers.has(member) ? member : null;
  }
  const name = nameOf(node);
  return name && bannedGlobals.has(name) && parent && isUse(node, parent) ? name : null;
}

/** An identifier that reads a global: the object of a member, or what is called. */
function isUse(node: Node, parent: Node): boolean {
  return (
    (parent.type === 'MemberExpression' && parent.object === node) || (parent.type === 'CallExpression' && parent.callee === node)
  );
}

function nameOf(node: unknown): string | null {
  const { type, name } = (node ?? {}) as Node;
  return type === 'Identifier' ? (name as string) : null;
}
