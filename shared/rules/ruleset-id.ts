import { createHash } from 'node:crypto';
import type { Ruleset } from '../model/rule.ts';

/** `rs_` + hash of the content: the same rules are the same ruleset, whoever writes them and when. */
export function rulesetId({ title, thresholds, rules, groups, settings }: Omit<Ruleset, 'id' | 'version'>): string {
  const content = JSON.stringify({ title, thresholds, rules, groups, settings }, inKeyOrder);
  return `rs_${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

const inKeyOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
