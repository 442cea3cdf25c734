import { sweepArtefacts } from '../../shared/flows/sweep-artefacts.ts';
import { world } from '../edge/wiring.ts';

/** Deletes artefacts that nothing refers to any more: see `shared/flows/sweep-artefacts.ts`. */
export async function handler(): Promise<void> {
  await sweepArtefacts(await world());
}
