import type { XmlFields } from '../xml-node.ts';
import type { UkRecord } from './uk-record.ts';

type Documents = UkRecord['documents'];

/** What the file says of a person beyond names and addresses. */
export interface IndividualDetails {
  births: string[];
  birthPlaces: string[];
  nationalities: string[];
  genders: string[];
  positions: string[];
  documents: Documents;
}

/** Facts only persons have. */
export function readIndividual(fields: XmlFields): IndividualDetails {
  return {
    births: texts(fields, 'DOBs', 'DOB'),
    nationalities: texts(fields, 'Nationalities', 'Nationality'),
    genders: texts(fields, 'Genders', 'Gender'),
    positions: texts(fields, 'Positions', 'Position'),
    birthPlaces: fields.list('BirthDetails', 'Location', readPlace).filter((place) => place !== ''),
    documents: [
      ...fields.list('PassportDetails', 'Passport', (one) => readDocument(one, 'passport', 'Passport')),
      ...fields.list('NationalIdentifierDetails', 'NationalIdentifier', (one) =>
        readDocument(one, 'national_id', 'NationalIdentifier'),
      ),
    ].flat(),
  };
}

/** Facts only organizations have. */
export function readEntity(fields: XmlFields): { documents: Documents } {
  fields.ignore('TypeOfEntities', 'ParentCompanies', 'Subsidiaries');
  const numbers = texts(fields, 'BusinessRegistrationNumbers', 'BusinessRegistrationNumber');
  return { documents: numbers.map((number) => ({ type: 'registration', number, note: null })) };
}

/** Facts only ships have. */
export function readShip(fields: XmlFields): { documents: Documents; ship: UkRecord['ship'] } {
  fields.ignore(
    'PreviousOwnerOperators',
    'PreviousFlags',
    'LengthOfShipDetails',
    'YearBuiltDetails',
    'HullIdentificationNumbers',
  );
  const numbers = texts(fields, 'IMONumbers', 'IMONumber');
  return {
    documents: numbers.map((number) => ({ type: 'imo', number: number.replace(/^IMO\s*/i, ''), note: null })),
    ship: {
      type: texts(fields, 'TypeOfShipDetails', 'TypeOfShip')[0] ?? null,
      flag: texts(fields, 'CurrentBelievedFlagOfShips', 'CurrentBelievedFlagOfShip')[0] ?? null,
      owner: texts(fields, 'CurrentOwnerOperators', 'CurrentOwnerOperator')[0] ?? null,
      tonnage: texts(fields, 'TonnageOfShipDetails', 'TonnageOfShip')[0] ?? null,
    },
  };
}

function readDocument(fields: XmlFields, type: 'passport' | 'national_id', prefix: string): Documents {
  const number = fields.text(`${prefix}Number`);
  const note = fields.text(`${prefix}AdditionalInformation`);
  return number === null ? [] : [{ type, number, note }];
}

function readPlace(fields: XmlFields): string {
  return [fields.text('TownOfBirth'), fields.text('CountryOfBirth')].filter((part) => part !== null).join(', ');
}

function texts(fields: XmlFields, container: string, item: string): string[] {
  return fields.each(container, (list) => list.texts(item)).flat();
}
