/** The cloud application: one stack, checked against the AwsSolutions rules while it is synthesized. */
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { manifest } from '../functions/manifest.ts';
import { installedCatalog } from '../shared/sources/catalog.ts';
import { ScreeningStack } from './screening-stack.ts';
import { readSettings } from './settings.ts';

const app = new App();
const settings = readSettings((name) => app.node.tryGetContext(name));
const { listsMaxAge: maxAge, listsOn: on } = settings;
const sources = installedCatalog({ maxAge, on }).filter(({ enabled }) => enabled);
new ScreeningStack(app, settings.stackName, { settings, functions: manifest, sources });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
