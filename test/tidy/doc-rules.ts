import { lineOf, type Node, type SourceFile } from './source-file.ts';

/** Places whose first exported symbol is explained to readers: what people read when a check, a feature or a list surprises them. */
const explained = [
  /^shared\/screening\/checks\/.+\.ts$/,
  /^shared\/matching\/features\/.+\.ts$/,
  /^shared\/sources\/[^/]+\/.+\.ts$/,
];

export function docViolations(file: SourceFile): string[] {
  if (!explained.some((pattern) => pattern.test(file.path))) return [];
  const body = file.program.body as Node[];
  const first = body.find((node) => node.type.startsWith('Export') && node.declaration);
  if (!first || isExplained(file, first, body)) return [];
  return [
    `${file.path}:${lineOf(file, first.start)} exports without a doc comment: say what it does and where the rule comes from`,
  ];
}

/** A doc comment directly above the export, or one that opens the file. */
function isExplained(file: SourceFile, node: Node, body: Node[]): boolean {
  const opening = file.docs.some(({ end }) => end <= (body[0]?.start ?? 0));
  return opening || file.docs.some(({ end }) => end <= node.start && file.text.slice(end, node.start).trim() === '');
}
