import { type Candidate, classifyItem as rankEntries } from '../classification/classify-item.ts';
import { emergingTags } from '../licensing/emerging/tag-items.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { lawOrder } from './law-order.ts';
import type { World } from './world.ts';

export interface ItemCandidates {
  edition: string;
  law: Record<string, string>;
  candidates: (Candidate & { tags: string[] })[];
  note: string;
}

/** Control entries to look at, quoted and with reasons, best first. Trouble: `not_ready`. */
export async function classifyItem(
  asked: { description: string | null; hs: string | null },
  world: World,
): Promise<Result<ItemCandidates>> {
  const knowledge = await world.knowledge.current();
  if (!knowledge) return fail('not_ready', 'no edition of the lists is loaded yet; try again shortly');
  const candidates = rankEntries(asked, knowledge.law).map((one) => ({ ...one, tags: tagsOf(one) }));
  return ok({
    edition: knowledge.edition.id,
    law: knowledge.law.editions,
    candidates,
    note: 'Candidates to look at, never a classification: the exporter classifies, against the full text of the entry.',
  });
}

function tagsOf({ list, code }: Candidate): string[] {
  const [item] = lawOrder({
    us: list === 'US' ? code : null,
    eu: list === 'EU' ? code : null,
    from: null,
    to: 'US',
    value: null,
    kind: 'commodity',
    hs: null,
    origin: null,
    attributes: {},
  }).items;
  return item ? emergingTags(item).map((tag) => tag.tag) : [];
}
