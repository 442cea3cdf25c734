import { determineLicense } from '../../licensing/determine-license.ts';
import type { Order } from '../../model/order.ts';
import type { CheckResult } from '../check.ts';
import type { Circumstances, Knowledge } from '../knowledge.ts';

/** Does each item need a license to go there, under every jurisdiction the order reaches, and what would authorize it? */
export const checkLicense = (order: Order, knowledge: Knowledge, circumstances: Circumstances): CheckResult =>
  determineLicense(order, knowledge.law, circumstances.now, circumstances.licenses);
