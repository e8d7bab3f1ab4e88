import { z } from 'zod';
import type { Properties, Property } from '../model/define.ts';
import { confidence as confidenceWords } from '../model/vocabularies.ts';

/** Precisions from coarse to fine, with the form a date of each is written in. */
const precisions = [
  ['YEAR', /^\d{4}$/, '-01-01'],
  ['MONTH', /^\d{4}-\d{2}$/, '-01'],
  ['DAY', /^\d{4}-\d{2}-\d{2}$/, ''],
] as const;

export type Precision = (typeof precisions)[number][0];

/** A written date as a day and how exactly it is known; `undefined` where it is not a date of the calendar. */
export function readDate(written: string): { readonly date: string; readonly precision: Precision } | undefined {
  for (const [precision, form, rest] of precisions) {
    if (!form.test(written)) continue;
    const date = `${written}${rest}`;
    const time = Date.parse(`${date}T00:00:00Z`);
    const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
    return real ? { date, precision } : undefined;
  }
  return undefined;
}

export const coarser = (a: Precision, b: Precision): Precision =>
  precisions.find(([precision]) => precision === a || precision === b)![0];

/** The property that keeps how exactly a date is known. An event has one for both of its days. */
export function precisionOf(properties: Properties, name: string): string | undefined {
  if (`${name}Precision` in properties) return `${name}Precision`;
  return /^(start|end)Date$/.test(name) && 'datePrecision' in properties ? 'datePrecision' : undefined;
}

export const slugField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug is lower-case letters and digits, joined by single hyphens.')
  .meta({ id: 'Slug', description: 'A readable identifier, unique over all facts.' });

export const wordsField = z
  .string()
  .regex(/^\S([\s\S]*\S)?$/, 'Text is not empty and has no space at its ends.')
  // A code point of its own for each letter with its accent, so that the same word is the same text everywhere.
  .refine((text) => text === text.normalize('NFC'), 'Letters with accents are written as one character (NFC).')
  .meta({ id: 'Text' });

/** What editors check of a date; whether the calendar has it is for `readDate`. */
const month = '(0[1-9]|1[0-2])';
const day = '(0[1-9]|[12][0-9]|3[01])';

/** YAML reads a bare year as a number. */
function dateField(exact: boolean) {
  const hint = exact ? 'a day such as 2025-11-21' : 'a day, a month or a year, such as 2025-11-21, 2025-11 or 2025';
  const pattern = exact ? `^[0-9]{4}-${month}-${day}$` : `^[0-9]{4}(-${month}(-${day})?)?$`;
  return z
    .union([z.string().meta({ pattern }), z.int().transform(String)], `A date is ${hint}.`)
    .refine((written) => (exact ? readDate(written)?.precision === 'DAY' : readDate(written) !== undefined), {
      error: ({ input }) => `"${input}" is not a date of the calendar: write ${hint}.`,
    });
}

function scalarOf(name: string, property: Property, siblings: Properties): z.ZodType {
  if (property.enumeration) return z.enum(Object.keys(property.enumeration.values) as [string, ...string[]]);
  switch (property.type) {
    case 'text':
      return name === 'slug' ? slugField : wordsField;
    case 'integer':
      return z.int();
    case 'float':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'date':
      return dateField(precisionOf(siblings, name) === undefined);
    case 'dateTime':
      return z.iso.datetime({ offset: true });
  }
}

/** What a property is written as. `siblings` are all properties of its label or relationship. */
export function fieldOf(name: string, property: Property, siblings: Properties): z.ZodType {
  const scalar = scalarOf(name, property, siblings).meta({ description: property.description });
  if (property.list) return z.array(scalar).default([]);
  return property.required ? scalar : scalar.optional();
}

export const sourcesField = z
  .array(slugField)
  .min(1, 'At least one source; "background" where none was read.')
  .meta({ id: 'Sources', description: 'The slugs of the sources it rests on.' });

export const confidenceField = z
  .enum(Object.keys(confidenceWords.values) as [string, ...string[]])
  .meta({ id: confidenceWords.name, description: confidenceWords.description });

export const keyField = wordsField.meta({
  description: 'Tells it from every other of its kind; kept when it is edited.',
});
