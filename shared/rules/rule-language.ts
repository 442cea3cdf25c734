import { Environment } from '@marcbachmann/cel-js';

/**
 * The part of CEL that rules may use. No regular expressions (`matches` can take exponential time), no `cel.bind`, no time zones,
 * nothing that grows text. Everything else is refused by name.
 */
export const allowedMacros = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
export const allowedMethods = new Set([
  'startsWith',
  'endsWith',
  'contains',
  'lowerAscii',
  'upperAscii',
  'trim',
  'indexOf',
  'size',
]);
export const allowedFunctions = new Set(['has', 'size', 'string', 'int', 'double']);

/** Limits of one expression. An expression a person cannot read in a minute does not belong into a policy. */
export const expressionLimits = {
  characters: 2_000,
  /** Nodes of the syntax tree. */
  nodes: 400,
  /** Depth of the syntax tree. */
  depth: 32,
  /** Elements of a list literal; longer ones belong into `groups`. */
  listElements: 100,
  /** Loops inside loops. */
  loops: 3,
  /** Steps in the worst order allowed (500 items, 50 parties …): about 25 ms. */
  steps: 1_000_000,
};

type Arithmetic = '+' | '-' | '*' | '/';
const arithmetic: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/** Numbers of an order are doubles; a rule may write `item.quantity * 2` and need not write `2.0`. */
export function ruleEnvironment(variables: Iterable<string>): Environment {
  const { nodes, depth, listElements } = expressionLimits;
  const environment = new Environment({
    homogeneousAggregateLiterals: false,
    limits: { maxAstNodes: nodes, maxDepth: depth, maxListElements: listElements, maxMapEntries: 0, maxCallArguments: 3 },
  });
  for (const [sign, compute] of Object.entries(arithmetic)) {
    environment.registerOperator(`double ${sign} int`, (a: number, b: bigint) => compute(a, Number(b)));
    environment.registerOperator(`int ${sign} double`, (a: bigint, b: number) => compute(Number(a), b));
  }
  for (const name of variables) environment.registerVariable(name, 'dyn');
  return environment;
}
