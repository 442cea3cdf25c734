import * as z from 'zod';
import { licenseAuthorities } from '../model/license-record.ts';
import { pageOf, pageQuery } from './page.ts';
import { route } from './route.ts';
import { line, maybe, paragraph } from './text.ts';

const amountText = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, { message: 'is not an amount like `1250.00`' });
const money = z.strictObject({
  amount: amountText,
  currency: z.string().regex(/^[A-Z]{3}$/, { message: 'is not an ISO 4217 code' }),
});
const many = z.number().positive().max(1e12);
const names = (length: number) => z.array(line(length)).max(500).default([]);

const scope = z.strictObject({
  items: names(32),
  skus: names(128),
  parties: names(256),
  entries: names(128),
  destinations: names(2),
});

const balance = z.looseObject({ value: z.string().nullable(), quantity: z.number().nullable() });

export const license = z
  .looseObject({
    id: z.string(),
    authority: z.enum(licenseAuthorities),
    kind: z.enum(['individual', 'general']),
    title: z.string(),
    value: z.looseObject({ amount: z.string(), currency: z.string() }).nullable(),
    quantity: z.number().nullable(),
    from: z.string(),
    to: z.string().nullable(),
    remaining: balance,
  })
  .meta({ id: 'License', description: 'A license of the deployer as issued, and what is left of it.' });

export const ledgerLine = z
  .looseObject({
    sequence: z.number().int(),
    kind: z.enum(['draw', 'release']),
    decisionId: z.string(),
    at: z.string(),
    by: z.string(),
    value: z.string().nullable(),
    quantity: z.number().nullable(),
    remainingValue: z.string().nullable(),
    remainingQuantity: z.number().nullable(),
  })
  .meta({ id: 'LedgerLine' });

const parameters = z.strictObject({ id: line(64) });

export const listLicensesRoute = route({
  id: 'listLicenses',
  method: 'GET',
  path: '/v1/licenses',
  summary: 'Licenses on record, with what is left of them',
  scope: 'licenses:read',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(license) } },
});

export const getLicenseRoute = route({
  id: 'getLicense',
  method: 'GET',
  path: '/v1/licenses/{id}',
  summary: 'One license',
  scope: 'licenses:read',
  parameters,
  answers: { 200: { description: 'The license', schema: license } },
  problems: ['not_found'],
});

export const registerLicenseRoute = route({
  id: 'registerLicense',
  method: 'POST',
  path: '/v1/licenses',
  summary: 'Register a license as issued',
  scope: 'licenses:write',
  body: z.strictObject({
    /** The number on the license. */
    id: line(64),
    authority: z.enum(licenseAuthorities),
    /** Of a general license: whose law it is of. */
    jurisdiction: maybe(z.enum(['US', 'EU', 'UK'])),
    kind: z.enum(['individual', 'general']).default('individual'),
    title: line(200).default('License'),
    scope: scope.prefault({}),
    value: maybe(money),
    quantity: maybe(many),
    from: z.iso.date().optional(),
    to: maybe(z.iso.date()),
    document: maybe(line(500)),
  }),
  answers: {
    201: { description: 'Registered', schema: license },
    200: { description: 'The same license was registered before', schema: license },
  },
  problems: ['conflict'],
});

export const revokeLicenseRoute = route({
  id: 'revokeLicense',
  method: 'POST',
  path: '/v1/licenses/{id}/revoke',
  summary: 'From now on it lifts nothing',
  scope: 'licenses:write',
  parameters,
  body: z.strictObject({ reason: paragraph(1_000) }),
  answers: { 200: { description: 'Revoked', schema: license } },
  problems: ['not_found', 'conflict', 'precondition_failed'],
});

export const drawLicenseRoute = route({
  id: 'drawLicense',
  method: 'POST',
  path: '/v1/licenses/{id}/draws',
  summary: 'Draw on it, at most once for each decision; never below zero',
  scope: 'licenses:write',
  parameters,
  body: z.strictObject({
    /** Decision that relies on it; it may have been made in the shop's own process. */
    decision: z.string().regex(/^dec_[0-9A-Za-z_-]{1,60}$/, { message: 'is not a decision id' }),
    value: maybe(money),
    quantity: maybe(many),
  }),
  answers: {
    201: { description: 'Drawn', schema: ledgerLine },
    200: { description: 'This decision drew before: its line', schema: ledgerLine },
  },
  problems: ['not_found', 'conflict'],
});

export const releaseDrawRoute = route({
  id: 'releaseDraw',
  method: 'DELETE',
  path: '/v1/licenses/{id}/draws/{decision}',
  summary: 'Give back what a decision drew',
  scope: 'licenses:write',
  parameters: z.strictObject({ id: line(64), decision: line(64) }),
  answers: { 200: { description: 'The line that gives it back', schema: ledgerLine } },
  problems: ['not_found'],
});

export const ledgerRoute = route({
  id: 'licenseLedger',
  method: 'GET',
  path: '/v1/licenses/{id}/ledger',
  summary: 'Every draw and release, oldest first, with the balance after it',
  scope: 'licenses:read',
  parameters,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page', schema: pageOf(ledgerLine) } },
  problems: ['not_found'],
});

export const cancelOrderRoute = route({
  id: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{reference}/cancel',
  summary: 'The order is off: it can no longer leave, and its licenses get back what it drew',
  scope: 'decisions:write',
  parameters: z.strictObject({ reference: line(128) }),
  answers: { 200: { description: 'Cancelled', schema: z.looseObject({ released: z.array(ledgerLine) }) } },
  problems: ['not_found'],
});
