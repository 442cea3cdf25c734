import { maySee } from '../decisions/may-see.ts';
import type { Caller } from '../model/api-key.ts';
import type { Review, ReviewState } from '../model/review.ts';
import { listOpenReviews } from './settle-review.ts';
import type { World } from './world.ts';

export interface ReviewFilter {
  /** Null: everything that is not closed. */
  state: ReviewState | 'all' | null;
  limit: number;
  after: string | null;
}

type Page = { data: Review[]; next: string | null };

/** Positions in the archive begin with this, so that a list of all can go on from the queue into it. */
const archiveMark = 'closed ';

/**
 * Reviews a caller may see: the queue by due time, the archive newest first, or one after the other. A page may be short, even
 * empty, while `next` says that more remain.
 */
export async function listReviews(filter: ReviewFilter, caller: Caller, world: World): Promise<Page> {
  const { state, after } = filter;
  const inArchive = state === 'closed' || after?.startsWith(archiveMark);
  const page = inArchive ? await archived(filter, world) : await queued(filter, world);
  const fitting = page.data.filter((review) => state === null || state === 'all' || review.state === state);
  const seen = await Promise.all(fitting.map((review) => isSeen(review, caller, world)));
  const next = page.next ?? (state === 'all' && !inArchive ? archiveMark : null);
  return { data: fitting.filter((_, position) => seen[position]), next };
}

const queued = ({ limit, after }: ReviewFilter, world: World): Promise<Page> => listOpenReviews(limit, after, world);

async function archived({ limit, after }: ReviewFilter, world: World): Promise<Page> {
  const position = after?.slice(archiveMark.length) ?? '';
  const data = await world.reviews.closed(limit, position === '' ? fromNow(world) : position);
  const last = data.at(-1);
  return { data, next: data.length === limit && last ? `${archiveMark}${closedPosition(last)}` : null };
}

/** Behind everything closed until this moment. */
const fromNow = ({ clock }: World): string => `${clock.now().toISOString()}#~`;

/** Where a closed review stands in the archive. */
export const closedPosition = ({ id, resolution, openedAt }: Review): string =>
  `${resolution?.approvedAt ?? resolution?.at ?? openedAt}#${id}`;

async function isSeen(review: Review, caller: Caller, world: World): Promise<boolean> {
  if (caller.reach === 'all') return true;
  const record = await world.decisions.get(review.decisionId);
  return record !== null && maySee(caller, record.caller);
}
