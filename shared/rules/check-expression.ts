import { type ASTNode, ParseError } from '@marcbachmann/cel-js';
import type { Rule } from '../model/rule.ts';
import { eachShapes, factShapes, type Shape } from './fact-shapes.ts';
import { allowedFunctions, allowedMacros, allowedMethods, expressionLimits, ruleEnvironment } from './rule-language.ts';

/** What is wrong with an expression, at which character (0-based, end exclusive). */
export interface ExpressionFault {
  code: string;
  message: string;
  start: number;
  end: number;
  /** The name that is not known, where that is the fault. */
  name?: string;
}

interface Scope {
  variables: Record<string, Shape>;
  loops: number;
  /** How often this place runs in the worst order. */
  times: number;
  steps: { count: number };
}

class Fault extends Error {
  fault: ExpressionFault;
  constructor(code: string, message: string, node: { start: number; end: number }, name?: string) {
    super(message);
    this.fault = { code, message, start: node.start, end: node.end, ...(name === undefined ? {} : { name }) };
  }
}

const subjects = ['party', 'item', 'finding'] as const;
/** Where a rule about something else finds all of them. */
const allOf = new Map([
  ['party', 'order.parties'],
  ['item', 'order.items'],
  ['finding', 'findings'],
]);

const any: Shape = { kind: 'any' };
const truth: Shape = { kind: 'truth' };
const times: Record<string, number> = { order: 1, party: 50, item: 500, finding: 500 };

/**
 * Static check of one rule's `when`: syntax, size, nesting, only known fields and functions, cost in the worst order, and a yes-or-no
 * result. Returns the first fault, or null. Never runs the expression.
 */
export function checkExpression(when: string, each: string, groups: Groups): ExpressionFault | null {
  if (when.length > expressionLimits.characters) {
    const { characters } = expressionLimits;
    return { code: 'too_long', message: `longer than ${characters} characters`, start: characters, end: when.length };
  }
  const variables = { ...factShapes, ...eachShapes[each], groups: groupsShape(groups) };
  try {
    const parsed = ruleEnvironment(Object.keys(variables)).parse(when);
    const scope: Scope = { variables, loops: 0, times: times[each] ?? 1, steps: { count: 0 } };
    shapeOf(parsed.ast, scope);
    return notTruth(parsed);
  } catch (error) {
    if (error instanceof Fault) return error.fault;
    if (error instanceof ParseError) return { code: error.code, message: error.summary, ...within(error.range, when) };
    throw error;
  }
}

/** What a rule is about that does not say it: the first name in its condition that only exists for each party, item or finding. */
export function subjectOf(when: string, groups: Groups): Rule['each'] {
  const unknown = checkExpression(when, 'order', groups)?.name;
  return subjects.find((each) => each === unknown) ?? 'order';
}

type Groups = Readonly<Record<string, readonly string[]>>;

/** Only groups the ruleset defines, with their real length: a misspelt group would never match and say nothing. */
const groupsShape = (groups: Groups): Shape => ({
  kind: 'fields',
  fields: Object.fromEntries(
    Object.entries(groups).map(([name, members]) => [name, { kind: 'list', of: { kind: 'text' }, most: members.length }]),
  ),
});

function notTruth(parsed: ReturnType<ReturnType<typeof ruleEnvironment>['parse']>): ExpressionFault | null {
  const check = parsed.check();
  if (check.error)
    return { code: check.error.code, message: check.error.summary, ...within(check.error.range, parsed.ast.input) };
  if (check.type === 'bool' || check.type === 'dyn') return null;
  return {
    code: 'not_a_condition',
    message: `gives \`${check.type}\`, expected yes or no`,
    start: 0,
    end: parsed.ast.input.length,
  };
}

const within = (range: { start: number; end: number } | undefined, text: string): { start: number; end: number } =>
  range ? { start: Math.min(range.start, text.length), end: Math.min(range.end, text.length) } : { start: 0, end: text.length };

/** Walks the tree, counts steps, and infers what a node is, as far as fields are concerned. */
function shapeOf(node: ASTNode, scope: Scope): Shape {
  step(node, scope, 1);
  switch (node.op) {
    case 'value':
      return { kind: typeof node.args === 'string' ? 'text' : typeof node.args === 'boolean' ? 'truth' : 'number' };
    case 'id':
      return variable(node.args, node, scope);
    case '.':
      return member(shapeOf(node.args[0], scope), node.args[1], node);
    case '[]':
      return indexed(node.args[0], node.args[1], scope);
    case 'call':
      return called(node.args[0], null, node.args[1], node, scope);
    case 'rcall':
      return called(node.args[0], node.args[1], node.args[2], node, scope);
    case 'list':
      return { kind: 'list', of: node.args.map((element) => shapeOf(element, scope))[0] ?? any, most: node.args.length };
    case 'in':
      return membership(node.args, scope);
    case 'map':
    case '.?':
    case '[?]':
      throw new Fault('not_allowed', 'maps and optional access are not part of the rule language', node);
    default:
      return operands(node, scope);
  }
}

function operands(node: ASTNode, scope: Scope): Shape {
  const all = (Array.isArray(node.args) ? node.args : [node.args]) as ASTNode[];
  const shapes = all.map((operand) => shapeOf(operand, scope));
  if (node.op === '?:') return shapes[1] ?? any;
  return ['+', '-', '*', '/', '%', '-_'].includes(node.op) ? (shapes[0] ?? any) : truth;
}

function variable(name: string, node: ASTNode, scope: Scope): Shape {
  const shape = Object.hasOwn(scope.variables, name) ? scope.variables[name] : undefined;
  if (shape) return shape;
  const known = Object.keys(scope.variables).join(', ');
  const all = allOf.get(name);
  const why = all ? `; a rule is about one subject, ask for the others with \`${all}.exists(…)\`` : '';
  throw new Fault('unknown_field', `unknown name \`${name}\`; known here: ${known}${why}`, node, name);
}

function member(owner: Shape, name: string, node: ASTNode): Shape {
  const place = { start: node.end - name.length, end: node.end };
  if (owner.kind === 'any') return any;
  if (owner.kind === 'map') return owner.of;
  if (owner.kind === 'fields') {
    const shape = Object.hasOwn(owner.fields, name) ? owner.fields[name] : undefined;
    if (shape) return shape;
    throw new Fault('unknown_field', `unknown field \`${name}\`; known here: ${Object.keys(owner.fields).join(', ')}`, place);
  }
  throw new Fault('unknown_field', `a ${owner.kind} has no field \`${name}\``, place);
}

function indexed(ownerNode: ASTNode, key: ASTNode, scope: Scope): Shape {
  const owner = shapeOf(ownerNode, scope);
  shapeOf(key, scope);
  if (owner.kind === 'list' || owner.kind === 'map') return owner.of;
  if (owner.kind === 'fields' && key.op === 'value' && typeof key.args === 'string') return member(owner, key.args, key);
  if (owner.kind === 'any') return any;
  throw new Fault('not_allowed', `a ${owner.kind} cannot be indexed like this`, key);
}

function called(name: string, receiver: ASTNode | null, args: ASTNode[], node: ASTNode, scope: Scope): Shape {
  if (name === 'matches') {
    throw new Fault(
      'regular_expression',
      'regular expressions are not allowed: use startsWith, endsWith, contains or a group',
      node,
    );
  }
  if (receiver && allowedMacros.has(name)) return loop(name, receiver, args, node, scope);
  if (!(receiver ? allowedMethods : allowedFunctions).has(name)) {
    throw new Fault('not_allowed', `\`${name}\` is not part of the rule language`, node);
  }
  for (const operand of receiver ? [receiver, ...args] : args) shapeOf(operand, scope);
  if (['size', 'int', 'double', 'indexOf'].includes(name)) return { kind: 'number' };
  return ['string', 'lowerAscii', 'upperAscii', 'trim'].includes(name) ? { kind: 'text' } : truth;
}

function loop(name: string, receiver: ASTNode, args: ASTNode[], node: ASTNode, scope: Scope): Shape {
  const range = shapeOf(receiver, scope);
  if (scope.loops >= expressionLimits.loops) {
    throw new Fault('too_nested', `loops nested deeper than ${expressionLimits.loops}`, node);
  }
  const [variableNode, ...body] = args;
  if (variableNode?.op !== 'id') throw new Fault('invalid_macro_argument', `\`${name}\` needs a variable name first`, node);
  const most = range.kind === 'list' || range.kind === 'map' ? range.most : 500;
  const element: Shape = range.kind === 'list' ? range.of : range.kind === 'map' ? { kind: 'text' } : any;
  const inner: Scope = {
    ...scope,
    variables: { ...scope.variables, [variableNode.args]: element },
    loops: scope.loops + 1,
    times: scope.times * most,
  };
  const shapes = body.map((part) => shapeOf(part, inner));
  if (name === 'filter') return range;
  return name === 'map' ? { kind: 'list', of: shapes.at(-1) ?? any, most } : truth;
}

/** Membership in a group is one step (groups are sets); in any other list it is as many steps as the list is long. */
function membership([elementNode, listNode]: readonly [ASTNode, ASTNode], scope: Scope): Shape {
  shapeOf(elementNode, scope);
  const collection = shapeOf(listNode, scope);
  const group =
    (listNode.op === '.' || listNode.op === '[]') && listNode.args[0].op === 'id' && listNode.args[0].args === 'groups';
  if (collection.kind === 'list' && !group) step(listNode, scope, collection.most);
  return truth;
}

function step(node: ASTNode, scope: Scope, count: number): void {
  scope.steps.count += count * scope.times;
  if (scope.steps.count <= expressionLimits.steps) return;
  throw new Fault(
    'too_costly',
    `over ${expressionLimits.steps} steps in the largest order: narrow the loops or use a group`,
    node,
  );
}
