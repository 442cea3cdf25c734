import type { Rule, Ruleset } from '../model/rule.ts';
import { compileRules } from './compile-rules.ts';
import { holds } from './evaluate-rules.ts';
import { eachShapes, factShapes, type Shape } from './fact-shapes.ts';

export interface FailedTest {
  /** JSON Pointer of the test or of the field that is wrong. */
  pointer: string;
  message: string;
}

/** Runs the tests written beside the rules. Facts a test does not give are absent; facts that do not exist are a failure. */
export function runRuleTests(ruleset: Ruleset): FailedTest[] {
  const groups = Object.fromEntries(Object.entries(ruleset.groups).map(([name, members]) => [name, new Set(members)]));
  return compileRules(ruleset).flatMap(({ rule, when }, position) =>
    rule.tests.flatMap((test, index) => {
      const pointer = `/rules/${position}/tests/${index}`;
      const facts = factsOf(test.given, rule.each, `${pointer}/given`);
      if ('message' in facts) return [facts];
      const answer = holds(when, { ...facts.value, groups });
      return answer === test.expect ? [] : [{ pointer, message: `\`${rule.id}\`: ${verdictOf(test.name, test.expect, answer)}` }];
    }),
  );
}

const verdictOf = (name: string, expected: boolean, answer: boolean | null): string =>
  `test \`${name}\` expected ${expected}, ${answer === null ? 'the rule could not be evaluated' : `got ${answer}`}`;

type Filled = { value: Record<string, unknown> } | FailedTest;

function factsOf(given: Record<string, unknown>, each: Rule['each'], pointer: string): Filled {
  const shapes: Record<string, Shape> = { ...factShapes, ...eachShapes[each] };
  try {
    const value = fill({ kind: 'fields', fields: shapes }, given, pointer) as Record<string, unknown>;
    const order = value.order as Record<string, unknown>;
    if (given.destination !== undefined) order.destination = value.destination;
    return { value };
  } catch (error) {
    if (error instanceof Misplaced) return { pointer: error.pointer, message: error.message };
    throw error;
  }
}

class Misplaced extends Error {
  pointer: string;
  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

const blanks: Record<string, unknown> = { text: '', number: 0, truth: false, any: '' };
const kindsOf: Record<string, string> = { text: 'string', number: 'number', truth: 'boolean' };

/** The value in the given shape, with blanks for everything left out. Throws `Misplaced` at the first field that does not fit. */
function fill(shape: Shape, given: unknown, pointer: string): unknown {
  if (shape.kind === 'list') {
    if (given === undefined) return [];
    if (!Array.isArray(given)) throw new Misplaced('expected a list', pointer);
    return given.map((element, index) => fill(shape.of, element, `${pointer}/${index}`));
  }
  if (shape.kind === 'map' || shape.kind === 'fields') return fillMembers(shape, given ?? {}, pointer);
  if (given === undefined) return 'optional' in shape ? undefined : blanks[shape.kind];
  const expected = kindsOf[shape.kind];
  if (expected && typeof given !== expected) throw new Misplaced(`expected a ${expected}`, pointer);
  return given;
}

function fillMembers(
  shape: Extract<Shape, { kind: 'map' | 'fields' }>,
  given: unknown,
  pointer: string,
): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Misplaced('expected an object', pointer);
  const members = given as Record<string, unknown>;
  if (shape.kind === 'map') {
    return Object.fromEntries(
      Object.entries(members).map(([name, value]) => [name, fill(shape.of, value, `${pointer}/${name}`)]),
    );
  }
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(shape.fields, name));
  if (unknown) throw new Misplaced(`unknown fact \`${unknown}\``, `${pointer}/${unknown}`);
  const filled = Object.entries(shape.fields).map(
    ([name, inner]) => [name, fill(inner, members[name], `${pointer}/${name}`)] as const,
  );
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}
