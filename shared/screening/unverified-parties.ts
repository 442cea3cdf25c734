import type { ExceptionAssessment } from '../model/decision.ts';
import type { Draft } from '../model/finding.ts';
import { isAtListedAddress } from './at-listed-address.ts';

interface Standing {
  findings: Draft[];
  exceptions: ExceptionAssessment[];
}

/**
 * 740.2(a)(17): no license exception may be used while a party to the transaction is on the Unverified List. Where an identifier,
 * or the name at its listed address, says that it is that party, exceptions fall and what they lifted stands again; a name alone
 * leaves them to the person who looks.
 */
export function withoutExceptionsForUnverified({ findings, exceptions }: Standing): Standing {
  const matches = findings.filter((finding) => finding.match?.entry.effect === 'unverified');
  if (matches.length === 0) return { findings, exceptions };
  const isCertain = matches.some(({ match }) => match && (match.via === 'identifier' || isAtListedAddress(match)));
  const open = exceptions.filter((one) => isExceptionOfEar(one) && (one.status === 'available' || one.status === 'candidate'));
  const lifted = open.filter((one) => one.status === 'available');
  return {
    findings: isCertain ? findings.map((finding) => standing(finding, lifted)) : findings,
    exceptions: exceptions.map((one) => (open.includes(one) ? fallen(one, isCertain) : one)),
  };
}

/** General authorizations of the Union are not meant. */
const isExceptionOfEar = ({ code }: ExceptionAssessment): boolean => /^[A-Z]{3}$/.test(code);

const fallen = (one: ExceptionAssessment, isCertain: boolean): ExceptionAssessment => ({
  ...one,
  status: isCertain ? 'foreclosed' : 'candidate',
  overcomes: isCertain ? [] : one.overcomes,
  reasons: [
    ...one.reasons,
    `740.2(a)(17): no exception ${isCertain ? 'while a party is' : 'if the party is the one'} on the Unverified List`,
  ],
});

/** A requirement that one of the exceptions had lifted. */
function standing(finding: Draft, lifted: ExceptionAssessment[]): Draft {
  const { requirement, item, outcome } = finding;
  const rested = lifted.some((one) => one.item === item && requirement && one.overcomes.includes(requirement.column));
  if (!rested || outcome !== 'clear_with_conditions' || finding.code !== 'license.required') return finding;
  return {
    ...finding,
    outcome: 'license_required',
    title: `${requirement?.control} needs a license: a party is on the Unverified List`,
    detail: `${finding.detail} It may not be used while a party is on the Unverified List (740.2(a)(17)).`,
  };
}
