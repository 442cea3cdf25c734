/** Hours a held order waits before its review is overdue: nothing closes by it, it only orders the queue. */
const reviewDueHours = 24;

/** The review that a held decision opens. */
export function openReviewFor(id: string, createdAt: string): { id: string; state: string; dueAt: string } {
  return { id, state: 'open', dueAt: new Date(Date.parse(createdAt) + reviewDueHours * 3_600_000).toISOString() };
}
