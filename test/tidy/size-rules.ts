import { countLines, lineOf, type Node, type SourceFile, walk } from './source-file.ts';

/** Lines, from the style of the project: calmer than the code bases it learned from. */
export const limits = { fileMedian: 80, fileP90: 220, fileMax: 400, functionP90: 30, functionMax: 60 };

export interface Sized {
  name: string;
  path: string;
  line: number;
  lines: number;
}

export function fileSize(file: SourceFile): Sized {
  return { name: file.path, path: file.path, line: 1, lines: countLines(file.text) };
}

/** Every function of a file, but not those that register tests: they are headings, and their tests are measured one by one. */
export function functionSizes(file: SourceFile): Sized[] {
  const found: Sized[] = [];
  walk(file.program, (node, parent) => {
    if (!functionTypes.has(node.type) || !node.body || isHeading(node, parent)) return;
    const lines = countLines(file.text.slice(node.start, node.end));
    found.push({ name: functionName(node, parent), path: file.path, line: lineOf(file, node.start), lines });
  });
  return found;
}

export function sizeViolations(sized: readonly Sized[], max: number): string[] {
  return sized
    .filter(({ lines }) => lines > max)
    .map(({ name, path, line, lines }) => `${path}:${line} \`${name}\` has ${lines} lines, at most ${max}`);
}

/** The value below which `share` of the sizes lie; 0 for none. */
export function quantile(sized: readonly Sized[], share: number): number {
  const lines = sized.map((one) => one.lines).sort((a, b) => a - b);
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0;
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function isHeading(node: Node, parent: Node | null): boolean {
  if (parent?.type === 'CallExpression' && /^describe\b/.test(calleeName(parent.callee as Node))) return true;
  const body = ((node.body as Node).body ?? []) as Node[];
  return Array.isArray(body) && body.some((statement) => registers(statement));
}

function registers(statement: Node): boolean {
  const call = statement.type === 'ExpressionStatement' ? (statement.expression as Node) : null;
  return call?.type === 'CallExpression' && /^(test|it|describe)\b/.test(calleeName(call.callee as Node));
}

export function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name as string;
  if (callee.type === 'MemberExpression') return `${calleeName(callee.object as Node)}.${(callee.property as Node).name ?? '?'}`;
  return callee.type === 'CallExpression' ? calleeName(callee.callee as Node) : '?';
}

function functionName(node: Node, parent: Node | null): string {
  const named = (node.id ?? parent?.id ?? parent?.key) as Node | null | undefined;
  return (named?.name as string | undefined) ?? 'anonymous';
}
