import { ledgerRoute } from '../../shared/api/licenses.ts';
import { ledgerLines } from '../../shared/flows/license-ledger.ts';
import { findLicense } from '../../shared/flows/licenses.ts';
import { answerPage } from '../edge/answer-page.ts';
import { http } from '../edge/http.ts';
import { problem } from '../edge/reply.ts';

export const handler = http(ledgerRoute, async ({ parameters, query, caller }, world) => {
  if (!(await findLicense(parameters.id, world))) return problem('not_found', 'no license has this number');
  const load = async (limit: number, after: string | null) => {
    const page = await ledgerLines(parameters.id, limit, Number(after ?? 0), world);
    return { data: page.data, next: page.next === null ? null : String(page.next) };
  };
  return answerPage({ of: ['ledger', parameters.id], query, caller, load }, world);
});
