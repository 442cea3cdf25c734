import * as z from 'zod';
import { partyRoles, partyTypes } from '../model/party.ts';
import { countryText, line, maybe, partialDay } from './text.ts';

/** Code points of one name. Longer ones are not names, and normalizing them is a way to burn the processor. */
const nameMax = 256;
/** A name and its aliases. */
const namesMax = 32;
const listMax = 50;

export const name = line(nameMax);

const address = z.strictObject({
  lines: z.array(line(nameMax)).max(12).default([]),
  city: maybe(line(nameMax)),
  region: maybe(line(nameMax)),
  postalCode: maybe(line(32)),
  country: maybe(countryText),
});

export const identifier = z.strictObject({
  type: line(64).default('other'),
  value: line(128),
  country: maybe(countryText),
});

const ownership = z.strictObject({
  name: maybe(name),
  entryId: maybe(line(128)),
  percent: maybe(z.number().min(0).max(100)),
});

export const partyType = z.enum(partyTypes);

export const party = z
  .strictObject({
    id: line(128).optional(),
    roles: z
      .array(line(64))
      .max(20)
      .default([])
      .meta({ description: 'Any word is screened; known ones are the examples.', examples: [[...partyRoles]] }),
    type: partyType.default('unknown'),
    name,
    aliases: z
      .array(name)
      .max(namesMax - 1)
      .default([]),
    address: maybe(address),
    dateOfBirth: maybe(partialDay),
    gender: maybe(line(32)),
    nationalities: z.array(countryText).max(20).default([]),
    identifiers: z.array(identifier).max(listMax).default([]),
    ownership: z.array(ownership).max(listMax).default([]),
    email: maybe(line(320)),
    phone: maybe(line(64)),
    website: maybe(line(2048)),
  })
  .meta({ id: 'Party', description: 'Somebody the order touches. Every party is screened, whatever its role.' });
