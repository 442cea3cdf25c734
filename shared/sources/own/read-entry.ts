import { JsonFields } from '../json-fields.ts';
import { ParseFault } from '../parse-fault.ts';
import type { ParseSink } from '../source-parser.ts';
import type { OwnEntry } from './own-entry.ts';

/** Reads one JSON object of an own list. An unknown field is a fault here: a misspelt `aliases` must not pass unseen. */
export function readEntry(value: unknown, at: string): OwnEntry {
  return read(value, at, (fields) => {
    const { id, name } = { id: fields.required('id'), name: fields.required('name') };
    return {
      id,
      name,
      type: fields.text('type') ?? 'unknown',
      aliases: fields.objects('aliases', (alias) => ({
        name: alias.required('name'),
        strength: alias.text('strength') ?? 'strong',
      })),
      addresses: fields.objects('addresses', readAddress),
      identifiers: fields.objects('identifiers', (identifier) => ({
        type: identifier.text('type') ?? 'other',
        value: identifier.required('value'),
        country: identifier.text('country'),
      })),
      datesOfBirth: fields.texts('datesOfBirth'),
      nationalities: fields.texts('nationalities'),
      programs: fields.texts('programs'),
      effect: fields.text('effect') ?? 'deny',
      note: fields.text('note'),
    };
  });
}

function readAddress(fields: PointedFields): OwnEntry['addresses'][number] {
  return {
    lines: fields.texts('lines'),
    city: fields.text('city'),
    region: fields.text('region'),
    postalCode: fields.text('postalCode'),
    country: fields.text('country'),
  };
}

/** The strict reader of official files, with pointers into the request and no tolerance for unknown fields. */
class PointedFields extends JsonFields {
  readonly #at: string;

  constructor(value: unknown, at: string) {
    super(value, at, refusing(at));
    this.#at = at;
  }

  objects<T>(name: string, readOne: (fields: PointedFields) => T): T[] {
    const value = this.raw(name) ?? [];
    if (!Array.isArray(value)) throw new ParseFault('bad_field', `\`${name}\` is not a list`, `${this.#at}/${name}`);
    return value.map((one, i) => read(one, `${this.#at}/${name}/${i}`, readOne));
  }
}

function read<T>(value: unknown, at: string, readOne: (fields: PointedFields) => T): T {
  const fields = new PointedFields(value, at);
  const result = readOne(fields);
  fields.done();
  return result;
}

function refusing(at: string): ParseSink {
  return {
    entry: () => {},
    table: () => {},
    note: (_, field) => {
      const name = field.slice(at.length + 1);
      throw new ParseFault('unknown_field', `\`${name}\` is not a field of an entry`, field);
    },
  };
}
