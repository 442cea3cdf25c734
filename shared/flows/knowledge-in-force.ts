import type { Knowledge } from '../screening/knowledge.ts';
import { currentRuleset } from './rulesets.ts';
import type { World } from './world.ts';

const looksMax = 3;

/**
 * The knowledge the pointer names at this moment, not merely the one this process last saw: the pointer is read after the
 * caller's own write, so whatever moves it later finds that write. Null before the first edition, or when it cannot be loaded.
 */
export async function knowledgeInForce(
  world: Pick<World, 'knowledge' | 'sources' | 'policy' | 'log'>,
): Promise<Knowledge | null> {
  for (let look = 0; look < looksMax; look++) {
    const pointer = await world.sources.pointer();
    if (pointer === null) return null;
    const ruleset = await currentRuleset(world);
    const knowledge = await world.knowledge.current();
    if (knowledge?.edition.id === pointer.editionId && knowledge.ruleset.id === ruleset.id) return knowledge;
    await world.knowledge.poll();
  }
  world.log.error('the edition in force cannot be loaded');
  return null;
}
