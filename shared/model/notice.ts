/** Something a shop or another deployment may want to know. Carries ids and outcomes, never a name from an order. */
export const noticeTypes = [
  'decision.superseded',
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
  /** Decision, edition or source it is about. */
  subject: string;
  data: Record<string, unknown>;
}
