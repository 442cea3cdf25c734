import type { Sample } from './parse-sample.ts';

/** Embedded samples by source, loaded only when asked for. */
const samples: Record<string, () => Promise<{ default: unknown }>> = {
  'au-dfat': () => import('./sample/au-dfat.json', { with: { type: 'json' } }),
  'ca-sema': () => import('./sample/ca-sema.json', { with: { type: 'json' } }),
  'ch-seco': () => import('./sample/ch-seco.json', { with: { type: 'json' } }),
  'cn-mofcom': () => import('./sample/cn-mofcom.json', { with: { type: 'json' } }),
  'eu-fsf': () => import('./sample/eu-fsf.json', { with: { type: 'json' } }),
  'jp-meti': () => import('./sample/jp-meti.json', { with: { type: 'json' } }),
  'uk-sl': () => import('./sample/uk-sl.json', { with: { type: 'json' } }),
  'un-sc': () => import('./sample/un-sc.json', { with: { type: 'json' } }),
  'us-bis-dpl': () => import('./sample/us-bis-dpl.json', { with: { type: 'json' } }),
  'us-csl': () => import('./sample/us-csl.json', { with: { type: 'json' } }),
  'us-ofac-cons': () => import('./sample/us-ofac-cons.json', { with: { type: 'json' } }),
  'us-ofac-sdn': () => import('./sample/us-ofac-sdn.json', { with: { type: 'json' } }),
};

export const sampledSources: readonly string[] = Object.keys(samples);

/** The embedded sample of a source as bytes, as if it had been downloaded; null when there is none. */
export async function sampleOf(source: string): Promise<Uint8Array | null> {
  const sample = (await samples[source]?.())?.default as Sample | undefined;
  return sample ? new TextEncoder().encode(JSON.stringify(sample)) : null;
}
