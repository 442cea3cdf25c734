import * as z from 'zod';

/** C0, DEL and C1: they forge log lines and hide text, and no name or address needs them. */
const control = /\p{Cc}/u;
/** The same, but for line breaks and tabs. */
const controlButBreaks = /[^\P{Cc}\n\r\t]/u;

const countriesNameMax = 120;

/** One line of text of 1 to `max` code points, capped before anything normalizes it: that is quadratic in combining marks. */
export const line = (max: number) => text(max, control).meta({ minLength: 1, maxLength: max });

/** As `line`, with line breaks allowed. */
export const paragraph = (max: number) => text(max, controlButBreaks).meta({ minLength: 1, maxLength: max });

const text = (max: number, refused: RegExp) =>
  z
    .string()
    .min(1)
    .refine((value) => fits(value, max), { message: `is longer than ${max} characters`, abort: true })
    .refine((value) => !refused.test(value) && value.isWellFormed(), {
      message: 'holds a control character or half a character',
    });

/** Code points, counted only as far as needed. */
function fits(value: string, max: number): boolean {
  if (value.length <= max) return true;
  if (value.length > max * 2) return false;
  let count = 0;
  for (const _ of value) count += 1;
  return count <= max;
}

/**
 * A country as the caller knows it: ISO 3166-1 alpha-2 is expected, other spellings are resolved where they name one country,
 * and what names none makes the decision a review, not an error.
 */
export const countryText = line(countriesNameMax).meta({ examples: ['AE'] });

/** Absent and null both mean: not known. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null as never);

/** ISO 8601 instant with a zone. */
export const instant = z.iso.datetime({ offset: true });
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const partialDay = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { message: 'is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`' });

/** At most `max` values under keys of at most 64 characters. */
export const facts = <T extends z.ZodType>(value: T, max: number) =>
  z.record(line(64), value).refine((all) => Object.keys(all).length <= max, { message: `holds more than ${max} entries` });
