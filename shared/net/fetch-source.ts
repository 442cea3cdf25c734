import type { FetchedFile, SourceFetcher } from '../flows/world.ts';
import { fail, ok, type Result, type Trouble } from '../model/result.ts';
import { type DownloadSettings, download } from './download.ts';
import { type DownloadLimits, downloadLimits } from './download-limits.ts';
import { readMirror } from './read-mirror.ts';

/** What fetching needs to know of a source: a row of the catalog fits. */
export interface FetchPlan {
  id: string;
  userAgent: string;
  hosts: readonly string[];
  formats: readonly { files: readonly PlannedFile[] }[];
  edition?: { url: string; pattern: string };
  bounds: { bytesMax: number };
  timeoutSeconds: number;
}

interface PlannedFile {
  name: string;
  url: string | null;
  alsoNamed?: string;
}

export interface FetchSettings {
  plan: (source: string) => FetchPlan | null;
  /** Directory or https base in place of every origin; null = the origins. */
  mirror: string | null;
  /** False: the origins are not asked at all (a demonstration, a test). Default true. */
  origins?: boolean;
  /** The embedded sample of a source, for a first start without network; null = never. */
  sample: ((source: string) => Promise<Uint8Array | null>) | null;
  /** For tests and for a mirror with its own certificate authority. */
  network?: Partial<Omit<DownloadSettings, 'limits'>>;
  limits?: Partial<DownloadLimits>;
}

type Request = Parameters<SourceFetcher>[0];
type Fetched = Result<FetchedFile | 'not_modified'>;

/**
 * Brings official files: from their origins, from the deployer's mirror, or — only when no origin can be reached and the caller
 * has nothing better — the embedded sample, which says so in its provenance and why in `fallback`.
 */
export function fetchSource(settings: FetchSettings): SourceFetcher {
  return async (request) => {
    const plan = settings.plan(request.source);
    const file = plan?.formats.flatMap((format) => format.files).find((one) => one.name === request.file);
    if (!plan || !file) return fail('unknown_file', `\`${request.file}\` is not a file of \`${request.source}\``);
    if (settings.mirror !== null) return fromMirror(settings.mirror, plan, file, request, settings);
    const live = settings.origins === false ? switchedOff : await fromOrigin(plan, file, request, settings);
    return live.ok ? live : withSample(live.trouble, request.source, settings);
  };
}

const switchedOff = fail('origins_off', 'the official origins are switched off in this installation');

async function fromOrigin(plan: FetchPlan, file: PlannedFile, request: Request, settings: FetchSettings): Promise<Fetched> {
  if (file.url === null)
    return fail('no_origin', `\`${file.name}\` has no address to fetch it from: import it or put it in a mirror`);
  const settled = { allowPrivate: false, allowLoopback: false, ...settings.network, limits: limitsOf(plan, settings) };
  const edition = file.url.includes('{edition}') ? await latestEdition(plan, settled) : ok(null);
  if (!edition.ok) return edition;
  const url = file.url.replace('{edition}', edition.value ?? '');
  const { hosts, userAgent } = plan;
  const answer = await download({ ...request, url, hosts, userAgent, progress: request.progress ?? ignore }, settled);
  if (!answer.ok || answer.value === 'not_modified') return answer as Fetched;
  return ok({ ...answer.value, provenance: 'live', ...(edition.value === null ? {} : { edition: edition.value }) });
}

/** The edition an origin itself calls the latest: a file is labelled with it, never with the day it was fetched. */
async function latestEdition({ edition, hosts, userAgent }: FetchPlan, settings: DownloadSettings): Promise<Result<string>> {
  if (!edition) return fail('no_edition', 'the source does not say where its latest edition is named');
  const asked = { url: edition.url, hosts, userAgent, etag: null, lastModified: null, progress: ignore };
  const answer = await download(asked, settings);
  if (!answer.ok) return answer;
  const text = answer.value === 'not_modified' ? '' : new TextDecoder().decode(answer.value.bytes);
  const found = new RegExp(edition.pattern).exec(text)?.[1];
  return found === undefined ? fail('no_edition', 'the origin does not name its latest edition') : ok(found);
}

async function fromMirror(
  mirror: string,
  plan: FetchPlan,
  file: PlannedFile,
  request: Request,
  settings: FetchSettings,
): Promise<Fetched> {
  if (!/^https?:\/\//i.test(mirror)) {
    const read = await readMirror(mirror, plan.id, file);
    if (!read.ok) return read;
    request.progress?.(read.value.length);
    if (read.value.length > plan.bounds.bytesMax)
      return fail('too_large', `the file is larger than ${plan.bounds.bytesMax} bytes`);
    return ok({ bytes: read.value, etag: null, lastModified: null, provenance: 'mirrored' });
  }
  const base = mirror.endsWith('/') ? mirror : `${mirror}/`;
  const url = new URL(`${plan.id}/${encodeURIComponent(file.name)}`, base);
  const answer = await download(
    { ...request, url: url.href, hosts: [url.hostname], userAgent: plan.userAgent, progress: request.progress ?? ignore },
    { allowPrivate: true, allowLoopback: true, ...settings.network, limits: limitsOf(plan, settings) },
  );
  if (!answer.ok)
    return answer.trouble.code === 'gone' ? fail('not_in_mirror', `\`${plan.id}/${file.name}\` is not in the mirror`) : answer;
  return answer.value === 'not_modified' ? ok('not_modified') : ok({ ...answer.value, provenance: 'mirrored' });
}

async function withSample(trouble: Trouble, source: string, settings: FetchSettings): Promise<Fetched> {
  const bytes = (await settings.sample?.(source)) ?? null;
  if (!bytes) return { ok: false, trouble };
  return ok({ bytes, etag: null, lastModified: null, provenance: 'sample', fallback: trouble });
}

function limitsOf(plan: FetchPlan, settings: FetchSettings): DownloadLimits {
  return { ...downloadLimits, totalMs: plan.timeoutSeconds * 1000, bytesMax: plan.bounds.bytesMax, ...settings.limits };
}

function ignore(): void {}
