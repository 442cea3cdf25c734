import type { Notice } from '../../model/notice.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import { type NoteSigner, openNote, signNote, type VerifierKey } from '../audit/signed-note.ts';
import { canonicalJson, sha256Hex } from '../canonical-json.ts';

/** One line of the change feed: numbered without holes, each bound to the one before. */
export interface FeedEntry {
  seq: number;
  /** `hash` of entry `seq - 1`; 64 zeros before the first. */
  previous: string;
  notice: Notice;
  hash: string;
}

export interface FeedPage {
  data: FeedEntry[];
  /** Number of the last entry of this page: the `cursor` of the next call. */
  nextCursor: string;
  /** Signed note: origin, cursor asked for, last number, last hash, time of signing. */
  note: string;
}

/** A page older than this is refused: an old page must not pass for "nothing new". */
const pageAgeMaxMs = 5 * 60_000;
export const feedStart = '0'.repeat(64);

export const chainEntry = (seq: number, previous: string, notice: Notice): FeedEntry => ({
  seq,
  previous,
  notice,
  hash: sha256Hex(`${seq}\n${previous}\n${canonicalJson(notice)}`),
});

export async function signPage(
  origin: string,
  cursor: number,
  last: { seq: number; hash: string },
  data: FeedEntry[],
  now: Date,
  signer: NoteSigner,
): Promise<FeedPage> {
  const text = `${origin}\n${cursor}\n${last.seq}\n${last.hash}\n${now.toISOString()}\n`;
  return { data, nextCursor: String(last.seq), note: await signNote(text, signer) };
}

/** Where a subscriber stands: the last entry it took over. */
export interface FeedPosition {
  seq: number;
  hash: string;
}

/**
 * The entries of a page, when the page is signed by `key` for `origin`, fresh, and continues exactly where the subscriber
 * stands. Troubles: `bad_signature`, `wrong_origin`, `replayed` (old or for another position), `tampered` (chain broken).
 */
export function openPage(
  page: FeedPage,
  origin: string,
  position: FeedPosition,
  now: Date,
  key: VerifierKey,
): Result<{ entries: FeedEntry[]; position: FeedPosition }> {
  const text = openNote(page.note, key);
  if (!text.ok) return fail('bad_signature', text.trouble.message);
  const [signedOrigin, cursor, seq, hash, at] = text.value.split('\n');
  if (signedOrigin !== origin) return fail('wrong_origin', `signed for \`${signedOrigin}\`, expected \`${origin}\``);
  const age = now.getTime() - Date.parse(at ?? '');
  if (!(Math.abs(age) <= pageAgeMaxMs)) return fail('replayed', `the page was signed at \`${at}\``);
  if (cursor !== String(position.seq)) return fail('replayed', `the page continues after ${cursor}, expected ${position.seq}`);
  const reached = follow(page.data, position);
  if (!reached || String(reached.seq) !== seq || reached.hash !== hash)
    return fail('tampered', 'the entries do not lead to the signed hash');
  return ok({ entries: page.data, position: reached });
}

function follow(entries: readonly FeedEntry[], position: FeedPosition): FeedPosition | null {
  let at = position;
  for (const entry of entries) {
    const expected = chainEntry(at.seq + 1, at.hash, entry.notice);
    if (entry.seq !== expected.seq || entry.hash !== expected.hash) return null;
    at = { seq: entry.seq, hash: entry.hash };
  }
  return at;
}
