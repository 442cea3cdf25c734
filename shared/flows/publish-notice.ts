import type { Notice } from '../model/notice.ts';
import { appendFeed } from './append-feed.ts';
import { tellNotice } from './tell-notice.ts';
import type { WatchWorld } from './world.ts';

/** What the public feed says of a superseded decision: that it happened, never whose order it was. */
const withoutReference = (notice: Notice): Notice => {
  const { reference: _, ...data } = notice.data;
  return { ...notice, data };
};

/** Tells a happening to the shop's own receivers and to everyone who follows the feed. Safe to repeat. */
export async function publishNotice(notice: Notice, world: WatchWorld): Promise<void> {
  await appendFeed(withoutReference(notice), world);
  await tellNotice(notice, world.documents);
}
