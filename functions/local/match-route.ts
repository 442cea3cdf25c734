import type { FunctionRow } from '../manifest.ts';

export type Matched =
  | { row: FunctionRow; parameters: Record<string, string> }
  /** The path exists, under these methods only. */
  | { allow: string[] }
  | null;

interface Pattern {
  row: FunctionRow;
  method: string;
  segments: string[];
}

/** Finds the row for a method and path as API Gateway does: exact segments win over parameters. */
export function routeMatcher(rows: readonly FunctionRow[]): (method: string, path: string) => Matched {
  const patterns = rows.flatMap(patternOf).sort((a, b) => parameterCount(a) - parameterCount(b));
  return (method, path) => {
    const segments = path.split('/').map(decoded);
    const fitting = patterns.filter((pattern) => fits(pattern, segments));
    const found = fitting.find((pattern) => pattern.method === method);
    if (found) return { row: found.row, parameters: parametersOf(found, segments) };
    return fitting.length > 0 ? { allow: fitting.map((pattern) => pattern.method) } : null;
  };
}

function patternOf(row: FunctionRow): Pattern[] {
  if (!('route' in row.on)) return [];
  const [method = '', path = ''] = row.on.route.split(' ');
  return [{ row, method, segments: path.split('/') }];
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const parameterCount = ({ segments }: Pattern): number => segments.filter(isParameter).length;

function fits({ segments }: Pattern, asked: (string | null)[]): boolean {
  if (segments.length !== asked.length) return false;
  return segments.every((segment, at) => (isParameter(segment) ? Boolean(asked[at]) : segment === asked[at]));
}

function parametersOf({ segments }: Pattern, asked: (string | null)[]): Record<string, string> {
  const found = segments.flatMap((segment, at) => (isParameter(segment) ? [[segment.slice(1, -1), asked[at] ?? '']] : []));
  return Object.fromEntries(found);
}

/** Null when the escape is broken: nothing matches it. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
