import { lookup, Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';

/**
 * Every address of a host within `timeoutMs`; empty when there is none. The name server is asked directly, because the
 * system's resolver occupies one of four threads for as long as a dead name server keeps silent, and files wait behind it.
 * Only when a name server answers "unknown" is the system asked, for names it alone knows.
 */
export async function resolveHost(host: string, timeoutMs: number): Promise<string[]> {
  if (isIP(host)) return [host];
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return addresses;
  const known = answers.some((answer) => answer.status === 'rejected' && isAnswer(answer.reason));
  if (!known) return [];
  return (await lookup(host, { all: true, verbatim: true }).catch(() => [])).map((found) => found.address);
}

function isAnswer(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOTFOUND' || error.code === 'ENODATA';
}
