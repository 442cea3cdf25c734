import { chainEntry, type FeedEntry, type FeedPage, feedStart, signPage } from '../decisions/notices/feed-page.ts';
import type { Notice } from '../model/notice.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { WatchWorld } from './world.ts';

/** Writers meet only for moments; each loser reads the new head and tries again. */
const attemptsMax = 50;
/** A repetition after a crash finds its own line among the latest. */
const lookedBack = 200;

/** Appends a notice to the change feed unless it stands there already. Kind `FEED`, id = the number, padded. */
export async function appendFeed(notice: Notice, { documents }: WatchWorld): Promise<void> {
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const latest = await documents.list<FeedEntry>('FEED', { limit: attempt === 0 ? lookedBack : 1 + attempt, descending: true });
    if (latest.some(({ value }) => value.notice.id === notice.id)) return;
    const last = latest[0]?.value ?? { seq: 0, hash: feedStart };
    const entry = chainEntry(last.seq + 1, last.hash, notice);
    if (await documents.put('FEED', idOf(entry.seq), entry, null)) return;
  }
  throw new Error('the change feed is contended');
}

/** The page after `cursor` (`0` = from the start), signed now. Troubles: `invalid_request` for a cursor beyond the feed. */
export async function readFeed(cursor: string, limit: number, world: WatchWorld): Promise<Result<FeedPage>> {
  const { documents, clock } = world;
  const seq = /^\d{1,15}$/.test(cursor) ? Number(cursor) : -1;
  const at = seq === 0 ? { seq: 0, hash: feedStart } : (await documents.get<FeedEntry>('FEED', idOf(seq)))?.value;
  if (!at) return fail('invalid_request', 'the cursor is not one this feed gave', '/cursor');
  const found = await documents.list<FeedEntry>('FEED', { from: idOf(seq + 1), limit });
  const data = found.map(({ value }) => value);
  const last = data.at(-1) ?? at;
  return ok(
    await signPage(feedOrigin(world), seq, { seq: last.seq, hash: last.hash }, data, clock.now(), (await world.keys()).signer),
  );
}

export const feedOrigin = (world: WatchWorld): string => `${world.watch.origin}/changes`;

const idOf = (seq: number): string => String(seq).padStart(15, '0');
