import { publishEdition } from '../../shared/flows/publish-edition.ts';
import { world } from '../edge/wiring.ts';

/** Builds the edition of everything in force, after something came into force without a refresh. Idempotent. */
export async function handler(): Promise<void> {
  await publishEdition(await world());
}
