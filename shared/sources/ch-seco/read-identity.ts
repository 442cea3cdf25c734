import type { XmlFields } from '../xml-node.ts';
import type { ChIdentity } from './ch-record.ts';

/** One identity of a target: names in parts, each with its spelling variants. */
export function readIdentity(fields: XmlFields): ChIdentity {
  fields.ignore('@ssid');
  return {
    main: fields.attribute('main') === 'true',
    names: fields.each('name', readName),
    nationalities: fields.each('nationality', readNationality).flatMap((country) => country ?? []),
    births: fields.each('day-month-year', readBirth).flatMap((date) => date ?? []),
    birthPlaces: fields.each('place-of-birth', readPlaceId).flatMap((place) => place ?? []),
    addresses: fields.each('address', readAddress),
    documents: fields.each('identification-document', readDocument).filter((document) => document.number !== ''),
  };
}

function readName(fields: XmlFields): ChIdentity['names'][number] {
  fields.ignore('@ssid', '@lang');
  const parts = fields.each('name-part', (part) => {
    part.ignore('@ssid');
    const order = Number(part.attribute('order') ?? 0);
    const value = part.text('value') ?? part.own() ?? '';
    const variants = part.each('spelling-variant', (variant) => {
      variant.ignore('@ssid', '@lang', '@script', '@spelling-variant-type');
      return variant.own() ?? '';
    });
    return { order, type: part.attribute('name-part-type') ?? '', value, variants: variants.filter((text) => text !== '') };
  });
  return {
    type: fields.attribute('name-type') ?? 'primary-name',
    low: fields.attribute('quality') === 'low',
    parts: parts.filter((part) => part.value !== '').sort((a, b) => a.order - b.order),
  };
}

function readNationality(fields: XmlFields): string | null {
  fields.ignore('@ssid');
  return fields.each('country', (country) => country.attribute('iso-code') ?? country.own())[0] ?? null;
}

function readBirth(fields: XmlFields): string | null {
  fields.ignore('@ssid', '@calendar');
  const [day, month, year] = ['day', 'month', 'year'].map((name) => fields.attribute(name));
  const approximate = fields.attribute('quality') === 'low';
  if (!year) return null;
  const text = [year, month, month ? day : null].flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
  return approximate ? `circa ${text}` : text;
}

function readPlaceId(fields: XmlFields): string | null {
  fields.ignore('@ssid', '@quality', 'remark');
  return fields.attribute('place-id');
}

function readAddress(fields: XmlFields): ChIdentity['addresses'][number] {
  fields.ignore('@ssid', '@quality', '@main', 'remark');
  return {
    place: fields.attribute('place-id'),
    lines: [fields.text('c-o'), fields.text('p-o-box'), fields.text('address-details')],
    postalCode: fields.text('zip-code'),
  };
}

function readDocument(fields: XmlFields): ChIdentity['documents'][number] {
  fields.ignore('@ssid', 'date-of-issue', 'expiry-date', 'place-of-issue', 'remark');
  const country = fields.each('issuer', (issuer) => issuer.attribute('code') ?? issuer.own())[0] ?? null;
  return { type: fields.attribute('document-type') ?? '', number: fields.text('number') ?? '', country };
}
