import { fromScaled, type Scaled, toScaled } from '../model/decimal.ts';
import type { LedgerLine, LicenseBalance, LicenseRecord } from '../model/license-record.ts';
import { fail, ok, type Result } from '../model/result.ts';

export interface LedgerRequest {
  kind: LedgerLine['kind'];
  decisionId: string;
  reference: string | null;
  by: string;
  at: string;
  value: string | null;
  quantity: number | null;
}

/** What is left before the first line. */
const openingBalance = ({ value, quantity }: LicenseRecord): LicenseBalance => ({
  value: value?.amount ?? null,
  quantity,
});

/** What is left after the last line. */
export const balanceAfter = (license: LicenseRecord, last: LedgerLine | null): LicenseBalance =>
  last ? { value: last.remainingValue, quantity: last.remainingQuantity } : openingBalance(license);

/** The next line of a ledger, or `conflict` when it would take the balance below zero. Every line carries the balance after it. */
export function nextLedgerLine(license: LicenseRecord, last: LedgerLine | null, request: LedgerRequest): Result<LedgerLine> {
  const before = balanceAfter(license, last);
  const sign = request.kind === 'draw' ? -1n : 1n;
  const value = moved(before.value, request.value, sign);
  const quantity = moved(before.quantity, request.quantity, sign);
  if (value !== null && value < 0n)
    return fail('conflict', `only ${before.value} ${license.value?.currency} is left on this license`);
  if (quantity !== null && quantity < 0n)
    return fail('conflict', `only a quantity of ${before.quantity} is left on this license`);
  return ok({
    sequence: (last?.sequence ?? 0) + 1,
    ...request,
    remainingValue: value === null ? null : fromScaled(value),
    remainingQuantity: quantity === null ? null : Number(fromScaled(quantity)),
  });
}

/** Whether a balance is enough for an amount. */
export function isEnough(balance: LicenseBalance, need: { value: string | null; quantity: number | null }): boolean {
  const value = moved(balance.value, need.value, -1n);
  const quantity = moved(balance.quantity, need.quantity, -1n);
  return (value === null || value >= 0n) && (quantity === null || quantity >= 0n);
}

function moved(before: string | number | null, amount: string | number | null, sign: Scaled): Scaled | null {
  return before === null ? null : toScaled(before) + sign * toScaled(amount ?? 0);
}
