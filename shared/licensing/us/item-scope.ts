import type { Item } from '../../model/item.ts';
import type { LawClause, UsLaw } from '../../model/law.ts';
import type { Holds } from './destination-set.ts';
import { holds, servesAny } from './item-facts.ts';

/** Whether a statement reaches an item, and which facts would decide: attribute names, or `paragraph` for a finer ECCN. */
export interface ScopeAnswer {
  holds: Holds;
  missing: string[];
}

/** Absent scope: the entire entry. Clauses are alternatives. */
export function inScope(scope: LawClause[] | undefined, path: string[], item: Item, law: UsLaw): ScopeAnswer {
  if (!scope) return inside;
  const missing: string[] = [];
  for (const clause of scope) {
    const answer = inClause(clause, path, item, law);
    if (answer.holds === true) return answer;
    if (answer.holds === null) missing.push(...answer.missing);
  }
  return missing.length > 0 ? { holds: null, missing } : outside;
}

/** Answers without a question are the same everywhere: read, never written to. */
const inside: ScopeAnswer = { holds: true, missing: [] };
const outside: ScopeAnswer = { holds: false, missing: [] };

function inClause(clause: LawClause, path: string[], item: Item, law: UsLaw): ScopeAnswer {
  const where = clausePath(clause, path);
  if (where === false) return outside;
  if (where === true && clause.for === undefined && clause.if === undefined) return inside;
  const missing = where === null ? ['paragraph'] : [];
  for (const answer of [
    ...(clause.for ? [servesAny(clause.for, item)] : []),
    ...(clause.if === undefined ? [] : [holds(clause.if, item, law)]),
  ]) {
    if (answer.holds === false) return outside;
    if (answer.holds === null) missing.push(...answer.missing);
  }
  return missing.length > 0 ? { holds: null, missing } : inside;
}

/** By paragraph alone, as far as it goes: null when a finer paragraph or a fact would decide. */
export function reachesPath(scope: LawClause[], path: string[]): Holds {
  const answers = scope.map((clause) => {
    const where = clausePath(clause, path);
    return where === true && (clause.for !== undefined || clause.if !== undefined) ? null : where;
  });
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

function clausePath(clause: LawClause, path: string[]): Holds {
  const inside = clause.in ? within(clause.in, path) : true;
  const outside = clause.not ? within(clause.not, path) : false;
  if (inside === false || outside === true) return false;
  return inside === null || outside === null ? null : true;
}

/** True inside one of the paragraphs, null when the item's paragraph is coarser than one of them, else false. */
function within(paragraphs: string[], path: string[]): Holds {
  let coarse = false;
  for (const paragraph of paragraphs) {
    const steps = splitPath(paragraph);
    const shared = Math.min(steps.length, path.length);
    if (!steps.slice(0, shared).every((step, index) => step === path[index])) continue;
    if (path.length >= steps.length) return true;
    coarse = true;
  }
  return coarse ? null : false;
}

const splits = new Map<string, string[]>();

function splitPath(paragraph: string): string[] {
  const steps = splits.get(paragraph) ?? paragraph.split('.');
  splits.set(paragraph, steps);
  return steps;
}
