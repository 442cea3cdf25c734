import type { World } from '../../shared/flows/world.ts';
import { loadLaw } from '../../shared/licensing/load-law.ts';
import { loadIndex } from '../../shared/matching/load-index.ts';
import type { Edition } from '../../shared/model/edition.ts';
import { defaultRuleset } from '../../shared/rules/default-ruleset.ts';
import type { Knowledge } from '../../shared/screening/knowledge.ts';

/** The knowledge of a published edition, without policy of its own. */
export async function knowledgeOf(edition: Edition, world: Pick<World, 'objects'>): Promise<Knowledge> {
  const index = loadIndex((await world.objects.get(edition.indexKey))!);
  if (!index.ok) throw new Error(index.trouble.message);
  return { edition, index: index.value, law: loadLaw(null), ruleset: defaultRuleset(), engine: 'test' };
}
