import type { Carried } from '../../shared/flows/carry-parts.ts';
import { functionName } from './wiring.ts';

/** Work that outlives its request: the rows of the manifest that are started by name. */
export interface Jobs {
  'refresh-source': { source: string; runId?: string; carried?: Carried };
  'publish-edition': Record<string, never>;
}

export type StartJob = <J extends keyof Jobs>(job: J, input: Jobs[J]) => Promise<void>;

let starter: StartJob | null = null;

/** How jobs are started here: by the local server's worker, or by an asynchronous invocation in the cloud. */
export function provideStarter(start: StartJob): void {
  starter = start;
}

/** Starts a job and does not wait for it. At least once: jobs are idempotent. */
export const startJob: StartJob = async (job, input) => {
  starter ??= await cloudStarter();
  await starter(job, input);
};

async function cloudStarter(): Promise<StartJob> {
  const { invokeLater } = await import('../../shared/store/invoke-later.ts');
  return (job, input) => invokeLater(functionName(job), input);
}
