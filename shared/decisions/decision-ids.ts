import type { Order } from '../model/order.ts';
import { sha256Hex } from './canonical-json.ts';

/** Hex digits kept of a hash: 128 bits, enough that two orders never share an id. */
const idLength = 32;

/** The same caller and idempotency key always give the same decision id: idempotency is the conditional put itself. */
export const decisionId = (caller: string, key: string): string => `dec_${sha256Hex(`${caller}\n${key}`).slice(0, idLength)}`;

/** Key used when the caller sends none: the same body for the same order and stage is the same question. */
export const defaultKey = (order: Order, bodyDigest: string): string => `${order.reference}\n${order.stage}\n${bodyDigest}`;

export const reviewIdOf = (decision: string): string => `rev_${decision.slice('dec_'.length)}`;
