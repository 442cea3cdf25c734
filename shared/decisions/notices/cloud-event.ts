import type { Notice } from '../../model/notice.ts';

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
