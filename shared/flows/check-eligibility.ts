import { regimeOf } from '../classification/regime-of.ts';
import { sha256Hex } from '../decisions/canonical-json.ts';
import { emergingTags } from '../licensing/emerging/tag-items.ts';
import { outcomesByParagraph, type ParagraphOutcome } from '../licensing/us/by-paragraph.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { sourceRow } from '../sources/catalog.ts';
import { judgeLaw, type LawJudgement } from './judge-law.ts';
import { type LawQuestion, lawOrder } from './law-order.ts';
import type { World } from './world.ts';

export interface Eligibility extends LawJudgement {
  edition: string;
  law: Record<string, string>;
  asked: LawQuestion;
  /** Origin of each control, by the structure of its code. */
  regimes: { list: 'US' | 'EU'; code: string; regime: string }[];
  tags: string[];
  /** For an ECCN too coarse to decide by: what becomes of each of its paragraphs under the EAR. Empty when one answer fits all. */
  byParagraph: ParagraphOutcome[];
  /** Same question, edition and day: same answer. */
  etag: string;
}

/** License determination for a code and a destination, without personal data. Trouble: `not_ready`, or a question without a code. */
export async function checkEligibility(asked: LawQuestion, world: World): Promise<Result<Eligibility>> {
  if (asked.us === null && asked.eu === null) return fail('missing_code', 'name a US or an EU classification', '/query');
  const knowledge = await world.knowledge.current();
  if (!knowledge) return fail('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const order = lawOrder(asked);
  const now = world.clock.now();
  const gaps = world.knowledge.gaps(knowledge, order, now).filter((gap) => sourceRow(gap.subject ?? '')?.kind === 'law');
  const judged = judgeLaw(order, knowledge, now.toISOString(), gaps);
  const { us, eu } = asked;
  const day = now.toISOString().slice(0, 10);
  return ok({
    edition: knowledge.edition.id,
    law: knowledge.law.editions,
    asked,
    ...judged,
    regimes: [
      ...(us && knowledge.law.us.entries[us.slice(0, 5)] ? [{ list: 'US' as const, code: us, regime: regimeOf(us, 'US') }] : []),
      ...(eu && knowledge.law.eu.entries[eu.slice(0, 5)] ? [{ list: 'EU' as const, code: eu, regime: regimeOf(eu, 'EU') }] : []),
    ],
    byParagraph: us === null ? [] : outcomesByParagraph(order, knowledge.law, day),
    tags: order.items.flatMap((item) => emergingTags(item).map((tag) => tag.tag)),
    etag: `"${sha256Hex(JSON.stringify([asked, knowledge.edition.id, knowledge.engine, day, gaps.length])).slice(0, 32)}"`,
  });
}
