import * as z from 'zod';
import { itemKinds } from '../model/item.ts';
import { countryText, facts, line, maybe, paragraph } from './text.ts';

const quantityMax = 1e12;

/** Amounts are decimal strings: no float ever touches money. */
const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,4})?$/, { message: 'is not a decimal like `3150.00`, without signs or separators' });

const money = z.strictObject({
  amount: amount.meta({ examples: ['3150.00'] }),
  currency: z.string().regex(/^[A-Z]{3}$/, { message: 'is not an ISO 4217 code like `USD`' }),
});

const classification = z.strictObject({
  us: maybe(line(32)),
  eu: maybe(line(32)),
  uk: maybe(line(32)),
  hs: maybe(line(16)),
  source: maybe(line(64)),
});

const unclassified = { us: null, eu: null, uk: null, hs: null, source: null };

const plain = z.union([line(512), z.number(), z.boolean(), z.null()]);
/** A fact of the item; several values (`[4000, 4000]`, parts of a shipment) are kept as `4000,4000`. */
const fact = z.union([
  plain,
  z
    .array(plain)
    .max(100)
    .transform((values) => values.join(',').slice(0, 512)),
]);

export const item = z
  .strictObject({
    id: line(128).optional(),
    sku: maybe(line(128)),
    description: maybe(paragraph(2000)),
    kind: z.enum(itemKinds).default('commodity'),
    quantity: z.number().positive().max(quantityMax).default(1),
    unitValue: maybe(money),
    origin: maybe(countryText),
    classification: classification
      .nullish()
      .transform((value) => value ?? unclassified)
      .meta({ description: 'Absent or null: not classified, which makes the decision a review.' }),
    attributes: facts(fact, 100).default({}),
  })
  .meta({ id: 'Item' });
