/** Something a shop or another deployment may want to know. Carries ids and outcomes, never a name from an order. */
export const noticeTypes = [
  'decision.superseded',
  'review.opened',
  'edition.published',
  'list.changed',
  'own_list.published',
  'source.quarantined',
  'webhook.test',
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export interface Notice {
  /** The same happening always has the same id: a second telling can be dropped. */
  id: string;
  type: NoticeType;
  /** ISO instant of the happening. */
  at: string;
  /** Decision, review, edition or source it is about. */
  subject: string;
  data: Record<string, unknown>;
}

/** The notice as a CloudEvents 1.0 JSON body (structured mode). */
export const cloudEvent = (notice: Notice, source: string): string =>
  JSON.stringify({
    specversion: '1.0',
    id: notice.id,
    source,
    type: `portcullis.${notice.type}`,
    subject: notice.subject,
    time: notice.at,
    datacontenttype: 'application/json',
    data: notice.data,
  });
