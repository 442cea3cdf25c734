import type { Draft } from '../../model/finding.ts';
import { citeEar } from '../cite-law.ts';
import type { LawTables } from '../law-tables.ts';
import { reaches } from './destination-set.ts';
import { placeOf } from './place.ts';
import type { Asked, Requirement } from './requirements.ts';
import { fact, finding } from './us-finding.ts';

/**
 * 742.6(a)(6)(i) and (iii): advanced computing items need a license wherever they go when a party is headquartered in Macau or a
 * D:5 destination, or its ultimate parent is. Parties there are seen; parents are not told, and the finding says so.
 */
export function headquartersQuestion(asked: Asked, requirements: Requirement[], law: LawTables): Draft[] {
  if (!isAdvancedComputing(asked) || requirements.some((one) => one.reason === 'RS')) return [];
  const parent = asked.item.attributes.ultimateParentCountry;
  if (typeof parent === 'string' && parent !== '') return toldParent(parent.toUpperCase(), asked, law);
  const parties = asked.partyPlaces.filter((place) => reaches('MO+D:5', place) === true && place.country !== asked.place.country);
  if (parties.length === 0) return [];
  return [
    finding(asked.item, {
      code: 'license.undetermined',
      outcome: 'review',
      title: 'A party is in Macau or Country Group D:5',
      detail: `${asked.code} needs a license to any destination for an entity headquartered in Macau or a D:5 destination, or with an ultimate parent there (742.6(a)(6)); a party's address is in ${[...new Set(parties.map((place) => place.country))].join(', ')}.`,
      missingFacts: [fact(asked.item, 'attributes.ultimateParentCountry')],
      citations: [citeEar('742.6(a)(6)', law.us.edition)],
    }),
  ];
}

/** 744.23(a)(3)(i): the parent is told, so that it is a requirement or none. */
function toldParent(parent: string, asked: Asked, law: LawTables): Draft[] {
  if (reaches('MO+D:5', placeOf(law.us, parent)) !== true) return [];
  return [
    finding(asked.item, {
      code: 'license.required',
      outcome: 'license_required',
      title: `${asked.code} needs a license for an entity whose ultimate parent is in ${parent}`,
      detail: `${asked.code} needs a license to any destination for an entity headquartered in Macau or a D:5 destination, or with an ultimate parent there; the order says that the parent is in ${parent}.`,
      requirement: {
        control: [asked.code, ...asked.path].join('.'),
        reason: 'ENDUSE',
        column: '744.23(a)(3)(i)',
        destination: asked.place.country,
      },
      citations: [citeEar('744.23(a)(3)(i)', law.us.edition), citeEar('742.6(a)(6)', law.us.edition)],
    }),
  ];
}

const isAdvancedComputing = ({ code, path }: Asked): boolean =>
  /^(?:3A090|4A090|4D090)$/.test(code) || (path[0] === 'z' && /^(?:3A001|4A00[345]|5A002|5A004|5A992|5D002|5D992)$/.test(code));
