import type { Resource, Synthesized } from './synthesize.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, unknown>;
}

/** What a role may do: one line per action and resource, with logical ids in place of names made at deployment. */
export function rightsOf(role: Resource): string[] {
  const statements = role.Properties.Policies.flatMap(
    (policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement,
  );
  return statements.flatMap((statement: Statement) =>
    list(statement.Action).flatMap((action) =>
      list(statement.Resource).map((resource) => {
        const condition = statement.Condition ? ` if ${JSON.stringify(readable(statement.Condition))}` : '';
        return `${action} on ${readable(resource)}${condition}`;
      }),
    ),
  );
}

/** Role of a function, by the name of its row. */
export function roleOf(built: Synthesized, name: string, kind: 'Role' | 'Invoker' = 'Role'): Resource {
  return resourceOf(built, `${kind}-${name}`);
}

/** The one resource that a construct of this id became. */
export function resourceOf({ resources }: Synthesized, constructId: string): Resource {
  const found = Object.entries(resources).filter(([id]) => [id, unhashed(id)].includes(logicalId(constructId)));
  const [only] = found;
  if (!only || found.length > 1) throw new Error(`expected one resource \`${constructId}\`, found ${found.length}`);
  return only[1];
}

/** Logical ids end in eight hexadecimal digits of their path. */
function unhashed(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}

export function logicalId(constructId: string): string {
  return constructId.replaceAll(/[^A-Za-z0-9]/g, '');
}

/** References as `<LogicalId>`, joined to one text. */
export function readable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(readable);
  const intrinsic = value as { Ref?: string; 'Fn::GetAtt'?: [string, string]; 'Fn::Join'?: [string, unknown[]] };
  if (intrinsic.Ref) return `<${unhashed(intrinsic.Ref)}>`;
  if (intrinsic['Fn::GetAtt']) return `<${unhashed(intrinsic['Fn::GetAtt'][0])}>`;
  if (intrinsic['Fn::Join']) return intrinsic['Fn::Join'][1].map(readable).join(intrinsic['Fn::Join'][0]);
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, readable(inside)]));
}

function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}
