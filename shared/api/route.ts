import type * as z from 'zod';
import type { ProblemCode } from './problem.ts';

/** One operation of the API: validation, types and the OpenAPI document all come from it. */
export interface Route {
  /** `operationId`. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each path parameter. */
  path: `/v1/${string}`;
  summary: string;
  /** Scope an API key needs; null = any known caller. */
  scope: Scope | null;
  /** `all`: speaks of everybody's orders, so a caller that sees only its own is refused. */
  reach?: 'all';
  parameters?: z.ZodObject;
  query?: z.ZodObject;
  /** Parsed JSON body; null: the handler reads the bytes itself. */
  body?: z.ZodType | null;
  /** Content types read; JSON when absent. */
  reads?: readonly string[];
  /** Cap on the body; 256 KiB when absent. */
  bodyBytesMax?: number;
  /** Status → what it means and the shape of the body (null: not JSON of ours). */
  answers: Record<number, { description: string; schema: z.ZodType | null }>;
  /** Problems beyond those of every route. */
  problems?: readonly ProblemCode[];
}

/** What a caller may do. `*` in a caller's scopes stands for all. */
export const scopes = [
  'decisions:write',
  'decisions:read',
  'orders:read',
  'parties:read',
  'sources:read',
  'sources:write',
  'lists:write',
  'law:read',
  'rules:read',
  'rules:write',
  'reviews:read',
  'reviews:write',
  'licenses:read',
  'licenses:write',
  'webhooks:write',
  'changes:read',
  'audit:read',
  'admin',
] as const;
export type Scope = (typeof scopes)[number];

/** Keeps the exact types of a route for its handler. */
export const route = <const R extends Route>(one: R): R => one;
