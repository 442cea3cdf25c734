import { retentionPolicy } from '../../shared/flows/delete-expired.ts';
import { deleteKnowledge } from '../../shared/flows/delete-knowledge.ts';
import { world } from '../edge/wiring.ts';

/** Deletes editions, artefacts and rulesets that no decision pins any more, half an hour after the decisions past their time went. */
export async function handler(): Promise<void> {
  const here = await world();
  await deleteKnowledge(await retentionPolicy(here), here);
}
