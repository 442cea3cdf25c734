import type { Sample } from './parse-sample.ts';

/** Embedded samples by source, loaded only when asked for. */
const samples: Record<string, () => Promise<{ default: unknown }>> = {
  'un-sc': () => import('./sample/un-sc.json', { with: { type: 'json' } }),
  'us-csl': () => import('./sample/us-csl.json', { with: { type: 'json' } }),
  'us-ofac-sdn': () => import('./sample/us-ofac-sdn.json', { with: { type: 'json' } }),
};

export const sampledSources: readonly string[] = Object.keys(samples);

/** The embedded sample of a source as bytes, as if it had been downloaded; null when there is none. */
export async function sampleOf(source: string): Promise<Uint8Array | null> {
  const sample = (await samples[source]?.())?.default as Sample | undefined;
  return sample ? new TextEncoder().encode(JSON.stringify(sample)) : null;
}
