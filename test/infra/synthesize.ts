import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { type FunctionRow, manifest } from '../../functions/manifest.ts';
import type { ScheduledSource } from '../../infra/schedules.ts';
import { ScreeningStack } from '../../infra/screening-stack.ts';
import { readSettings, type Settings } from '../../infra/settings.ts';
import { sources } from '../../shared/sources/catalog.ts';
import { scratchDirectory } from './scratch-directory.ts';

export interface Resource {
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation properties are as deep as the cloud
  Properties: any;
  DeletionPolicy?: string;
}

export interface Synthesized {
  resources: Record<string, Resource>;
  stack: ScreeningStack;
  /** The cloud assembly. */
  directory: string;
}

export interface Variation {
  settings?: Partial<Record<keyof Settings, unknown>>;
  functions?: readonly FunctionRow[];
  sources?: readonly ScheduledSource[];
}

/** Synthesizes the stack as `npm run synth` does, by default for the real manifest and catalog. */
export function synthesize(variation: Variation = {}): Synthesized {
  const cdkJson = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  const directory = scratchDirectory('synth');
  const app = new App({ outdir: directory, context: cdkJson.context, analyticsReporting: false });
  const given: Partial<Record<string, unknown>> = variation.settings ?? {};
  const stack = new ScreeningStack(app, 'Portcullis', {
    settings: readSettings((name) => given[name]),
    functions: variation.functions ?? manifest,
    sources: variation.sources ?? sources,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  app.synth();
  return { resources: allResources(directory), stack, directory };
}

type Resources = Record<string, Resource>;

/** Resources of all templates in one, with what a nested stack is given in place of its parameters. */
function allResources(directory: string): Resources {
  const own = templateOf(directory, 'Portcullis.template.json');
  const nested = readdirSync(directory).filter((name) => name.endsWith('.nested.template.json'));
  const given = Object.values(own).find(({ Type }) => Type === 'AWS::CloudFormation::Stack')?.Properties.Parameters ?? {};
  const inside = nested.map((name) => withParameters(templateOf(directory, name), given) as Resources);
  return Object.assign({}, own, ...inside) as Resources;
}

function templateOf(directory: string, name: string): Resources {
  return (JSON.parse(readFileSync(join(directory, name), 'utf8')) as { Resources: Resources }).Resources;
}

function withParameters(value: unknown, given: Record<string, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((inside) => withParameters(inside, given));
  const { Ref } = value as { Ref?: string };
  if (Ref && given[Ref]) return given[Ref];
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, withParameters(inside, given)]));
}

export function ofType({ resources }: Synthesized, type: string): Resource[] {
  return Object.values(resources).filter((resource) => resource.Type === type);
}

/** A row for tests that vary what a function may do. */
export function row(name: string, on: FunctionRow['on'], may: Partial<FunctionRow> = {}): FunctionRow {
  const entry = 'test/infra/fixture-handler.ts';
  const load = () => import('./fixture-handler.ts');
  return { name, entry, load, on, scope: null, tables: {}, objects: {}, memoryMb: 256, timeoutSeconds: 5, ...may };
}
