import type { Ruleset } from '../model/rule.ts';
import { settingOf } from '../rules/settings.ts';

const hourMs = 3_600_000;

/** The review that a held decision opens. Its due time orders the queue; nothing closes by it. */
export function openReviewFor(id: string, createdAt: string, ruleset: Ruleset): { id: string; state: string; dueAt: string } {
  const dueAt = Date.parse(createdAt) + settingOf(ruleset, 'reviewDueHours') * hourMs;
  return { id, state: 'open', dueAt: new Date(dueAt).toISOString() };
}
