import { compareJudgements, type Difference } from '../decisions/compare-judgements.ts';
import type { Judgement } from '../model/decision.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Circumstances, Knowledge } from '../screening/knowledge.ts';
import { screen } from '../screening/screen.ts';
import { judgeAgain } from './judge-again.ts';
import type { DecisionRecord, World } from './world.ts';

export interface Replay {
  record: DecisionRecord;
  judgement: Judgement;
  /** What it was judged with. */
  knowledge: Knowledge;
  differences: Difference[];
}

/**
 * The same order judged again. `pinned`: with the edition, ruleset and circumstances of the decision, which must give the same
 * findings byte for byte. `current`: with what is known and remembered now. Nothing is stored.
 * Troubles: `not_found`, `not_ready`.
 */
export async function replayDecision(id: string, how: 'pinned' | 'current', world: World): Promise<Result<Replay>> {
  const record = await world.decisions.get(id);
  if (!record) return fail('not_found', 'no decision has this id');
  const judged = how === 'pinned' ? await judgePinned(record, world) : await judgeNow(record, world);
  if (!judged.ok) return judged;
  const { judgement, knowledge } = judged.value;
  return ok({ record, judgement, knowledge, differences: compareJudgements(record.decision, judgement) });
}

type Judged = Pick<Replay, 'judgement' | 'knowledge'>;

async function judgePinned({ decision, order, circumstances }: DecisionRecord, world: World): Promise<Result<Judged>> {
  const { edition, ruleset } = decision.pinned;
  const knowledge = await world.knowledge.pinned(edition, ruleset);
  if (!knowledge) return fail('not_found', `the knowledge of this decision (\`${edition}\`, \`${ruleset}\`) is not here`);
  return ok({ knowledge, judgement: screen(order, knowledge, circumstances as unknown as Circumstances) });
}

async function judgeNow(record: DecisionRecord, world: World): Promise<Result<Judged>> {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return fail('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  return ok({ knowledge, judgement: (await judgeAgain(record, knowledge, world)).judgement });
}
