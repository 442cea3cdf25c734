import type { RulesetView } from '../../shared/flows/ruleset-life.ts';
import type { Result } from '../../shared/model/result.ts';
import type { BacktestReport } from '../../shared/model/rule.ts';
import type { RulesetFault } from '../../shared/rules/check-ruleset.ts';
import { etag } from './if-match.ts';
import { type Problem, problem, problemOf, type Reply, reply } from './reply.ts';

/** A ruleset as the API shows it. */
export function showRuleset({ record, state, version }: RulesetView) {
  const { ruleset, author, createdAt, backtest, events } = record;
  return { ...ruleset, version, state, author, createdAt, backtest: backtest && shown(backtest), events };
}

const shown = ({ resume: _resume, ...report }: BacktestReport) => report;

export const answerRuleset = (view: Result<RulesetView>, status = 200): Reply =>
  view.ok ? reply(status, showRuleset(view.value), etag(view.value.version)) : problemOf(view.trouble);

/** The places of the faults, by JSON Pointer and, inside an expression, by character. */
export const faultyRuleset = (faults: RulesetFault[]): Problem =>
  problem(
    'invalid_request',
    'the ruleset has faults',
    faults.map(({ code, message, pointer, characters }) => ({
      pointer,
      code,
      message: `${message}${placed(characters)}`,
      characters,
    })),
  );

const placed = (characters: RulesetFault['characters']): string =>
  characters ? ` (characters ${characters.start} to ${characters.end})` : '';
