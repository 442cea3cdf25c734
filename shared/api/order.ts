import * as z from 'zod';
import { stages, transactions } from '../model/order.ts';
import { item } from './item.ts';
import { party } from './party.ts';
import { countryText, facts, instant, line, maybe, paragraph } from './text.ts';

const partiesMax = 50;
const itemsMax = 500;
/** The gateway gives up at 29 s; a checkout that waits even a tenth of that has lost its buyer. */
const deadlineMsMax = 10_000;

const place = z.strictObject({
  country: maybe(countryText),
  region: maybe(line(256)),
  city: maybe(line(256)),
  postalCode: maybe(line(32)),
});
const nowhere = { country: null, region: null, city: null, postalCode: null };

const authorization = z.strictObject({
  kind: z.enum(['license', 'exception', 'general']),
  id: maybe(line(128)),
  code: maybe(line(64)),
  attestations: facts(z.boolean(), 50).default({}),
});

const endUse = z.strictObject({
  statement: maybe(paragraph(4000)),
  flags: facts(z.boolean().nullable(), 50).default({}),
});

const signals = z.strictObject({
  ipCountry: maybe(countryText),
  paymentCountry: maybe(countryText),
  accountAgeDays: maybe(z.number().min(0)),
});

/** `POST /v1/decisions`: one order, with a default for all but the reference and the parties. */
/** The caller's own notes: kept as text, whatever plain value they were sent as. */
const note = z.union([z.string().max(512), z.number(), z.boolean(), z.null()]).transform((value) => String(value ?? ''));

export const screenRequest = z
  .strictObject({
    reference: line(128),
    stage: z.enum(stages).default('checkout'),
    transaction: z.enum(transactions).default('export'),
    shipFrom: maybe(z.strictObject({ country: countryText })),
    destination: place
      .nullish()
      .transform((value) => value ?? nowhere)
      .meta({ description: 'Absent, null or unknown: the decision is a review.' }),
    via: z.array(countryText).max(20).default([]),
    parties: z.array(party).min(1).max(partiesMax),
    items: z.array(item).max(itemsMax).default([]),
    endUse: endUse.nullish().transform((value) => value ?? { statement: null, flags: {} }),
    authorizations: z.array(authorization).max(50).default([]),
    signals: signals.nullish().transform((value) => value ?? { ipCountry: null, paymentCountry: null, accountAgeDays: null }),
    jurisdictions: z
      .array(z.string().regex(/^[A-Z]{2,3}$/, { message: 'is not a jurisdiction like `US` or `EU`' }))
      .max(20)
      .default([]),
    deadlineMs: z.number().int().min(1).max(deadlineMsMax).default(800),
    asOf: maybe(instant),
    dryRun: z.boolean().default(false),
    metadata: facts(note, 50).default({}),
  })
  .superRefine(({ parties, items }, context) => {
    for (const [list, all] of Object.entries({ parties, items })) refuseRepeatedIds(list, all, context);
  })
  .meta({ id: 'ScreenRequest', description: 'One order to screen.' });

/** Findings and suppressions name parties and items by id: two of one id would be taken for each other. */
function refuseRepeatedIds(list: string, all: { id?: string | undefined }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [position, { id }] of all.entries()) {
    if (id === undefined) continue;
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [list, position, 'id'], message: 'repeats the id of an earlier one' });
    seen.add(id);
  }
}

export type ScreenRequest = z.input<typeof screenRequest>;
export type ParsedScreenRequest = z.output<typeof screenRequest>;
