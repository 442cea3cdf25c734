import * as z from 'zod';

const limitMax = 100;

/** Query of every paged list. Cursors are opaque: those of another list or another filter are refused. */
export const pageQuery = {
  cursor: z.string().min(1).max(500).optional(),
  limit: z.coerce.number().int().min(1).max(limitMax).default(25),
};

export const pageOf = <T extends z.ZodType>(schema: T) =>
  z.looseObject({ data: z.array(schema), nextCursor: z.string().nullable() });
