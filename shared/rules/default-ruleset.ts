import type { Ruleset } from '../model/rule.ts';
import data from './default-ruleset.json' with { type: 'json' };
import { rulesetId } from './ruleset-id.ts';

const content = data as Omit<Ruleset, 'id' | 'version'>;
const ruleset: Ruleset = { id: rulesetId(content), version: 1, ...content };

/** The policy in force until the deployer publishes their own: `default-ruleset.json`, written to be read. */
export const defaultRuleset = (): Ruleset => ruleset;
