import { describe, expect, it } from 'vitest';
import { type FeedPage, openPage } from '../../shared/decisions/notices/feed-page.ts';
import { appendFeed, feedOrigin, readFeed } from '../../shared/flows/append-feed.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { watchWorld } from './watch-world.ts';

const notice = (n: number): Notice => ({
  id: `evt_${n}`,
  type: 'list.changed',
  at: '2026-11-24T09:00:00.000Z',
  subject: 'us-csl',
  data: { n },
});
const start = { seq: 0, hash: '0'.repeat(64) };

async function feedOf(count: number) {
  const rig = watchWorld();
  for (let n = 1; n <= count; n++) await appendFeed(notice(n), rig.world);
  const read = async (cursor: string) => {
    const page = await readFeed(cursor, 3, rig.world);
    if (!page.ok) throw new Error(page.trouble.message);
    return page.value;
  };
  const open = (page: FeedPage, position = start) =>
    openPage(page, feedOrigin(rig.world), position, rig.clock.now(), rig.keys.signer);
  return { ...rig, read, open };
}

describe('the change feed', () => {
  it('is read page by page and keeps its numbers without holes', async () => {
    const { read, open } = await feedOf(5);
    const first = open(await read('0'));
    if (!first.ok) throw new Error(first.trouble.message);
    const second = open(await read('3'), first.value.position);
    expect(second.ok && second.value.entries.map((entry) => entry.notice.id)).toEqual(['evt_4', 'evt_5']);
  });

  it('holds a notice once, however often and by however many it is told', async () => {
    const { world, read } = await feedOf(2);
    await Promise.all([notice(2), notice(3), notice(3), notice(4)].map((one) => appendFeed(one, world)));
    const all = [...(await read('0')).data, ...(await read('3')).data];
    expect(all.map((entry) => entry.notice.id).sort()).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4']);
    expect(all.map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
  });

  it('is refused when a notice was changed, left out or put in another order', async () => {
    const { read, open } = await feedOf(3);
    const page = await read('0');
    const [one, two, three] = page.data as [FeedPage['data'][0], FeedPage['data'][0], FeedPage['data'][0]];
    for (const data of [
      [one, { ...two, notice: notice(9) }, three],
      [one, three],
      [two, one, three],
      [one, two],
    ]) {
      expect(open({ ...page, data })).toMatchObject({ ok: false, trouble: { code: 'tampered' } });
    }
  });

  it('is refused when an old page comes again, late or for another position', async () => {
    const { read, open, clock } = await feedOf(3);
    const page = await read('0');
    expect(open(page, { seq: 3, hash: page.data[2]?.hash ?? '' })).toMatchObject({ ok: false, trouble: { code: 'replayed' } });
    const empty = await read('3');
    clock.forward(6 * 60_000);
    expect(open(empty, { seq: 3, hash: page.data[2]?.hash ?? '' })).toMatchObject({ ok: false, trouble: { code: 'replayed' } });
  });

  it('is refused from another deployment or under another key', async () => {
    const { read, open, clock, keys } = await feedOf(1);
    const page = await read('0');
    const stranger = watchWorld({ seed: 2 }).keys.signer;
    expect(openPage(page, 'portcullis.test/changes', start, clock.now(), stranger)).toMatchObject({
      trouble: { code: 'bad_signature' },
    });
    expect(openPage(page, 'other.test/changes', start, clock.now(), keys.signer)).toMatchObject({
      trouble: { code: 'wrong_origin' },
    });
    expect(open({ ...page, note: page.note.replace('changes\n0', 'changes\n1') }).ok).toBe(false);
  });

  it('refuses a cursor it never gave', async () => {
    const { world } = await feedOf(1);
    expect(await readFeed('99', 3, world)).toMatchObject({ ok: false });
  });
});
