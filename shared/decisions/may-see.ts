import type { Caller } from '../model/api-key.ts';

/** Whether a caller may know that something made by `maker` exists. What it may not see is not found, never forbidden. */
export const maySee = (caller: Caller, maker: string): boolean => caller.reach === 'all' || caller.id === maker;
