import { calleeName } from './size-rules.ts';
import { lineOf, type Node, type SourceFile } from './source-file.ts';

/** Test titles: third person, present, no "should"; each once under its headings; none left out without a reason. */
export function titleViolations(file: SourceFile): string[] {
  if (!file.path.endsWith('.test.ts')) return [];
  const seen = new Set<string>();
  return titlesIn(file.program, []).flatMap(({ call, path, node }) => {
    const where = `${file.path}:${lineOf(file, node.start)}`;
    const title = path.join(' › ');
    const faults: string[] = [];
    if (/\.(only|todo|skip)$/.test(call)) faults.push(`${where} \`${call}\`: use skipIf with a printed reason`);
    if (/\bshould\b/i.test(path.at(-1) ?? '')) faults.push(`${where} title says "should": \`${title}\``);
    if (!call.startsWith('describe') && seen.has(title)) faults.push(`${where} repeats the title \`${title}\``);
    if (!call.startsWith('describe')) seen.add(title);
    return faults;
  });
}

interface Title {
  call: string;
  /** Headings and title. */
  path: string[];
  node: Node;
}

function titlesIn(node: Node, headings: string[]): Title[] {
  const found: Title[] = [];
  walkCalls(node, (call) => {
    const name = calleeName(call.callee as Node);
    if (!/^(test|it|describe)(\.|$)/.test(name)) return true;
    const [first] = call.arguments as Node[];
    const text = first && titleText(first);
    if (text === null || text === undefined) return true;
    const path = [...headings, text];
    found.push({ call: name, path, node: call });
    if (name.startsWith('describe'))
      for (const inside of (call.arguments as Node[]).slice(1)) found.push(...titlesIn(inside, path));
    return false;
  });
  return found;
}

/** Visits calls; goes inside one when `visit` says so. */
function walkCalls(node: Node, visit: (call: Node) => boolean): void {
  if (node.type === 'CallExpression' && !visit(node)) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string')
        walkCalls(child as Node, visit);
    }
  }
}

function titleText(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  const parts = (node.quasis as Node[]).map((part) => (part.value as { raw: string }).raw);
  // A template's holes make titles differ at run time; the source text stands for them here.
  return (node.expressions as Node[]).length === 0 ? parts.join('') : null;
}
