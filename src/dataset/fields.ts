import { z } from 'zod';
import { factTypeOf } from '../model/fact-type.ts';
import { confidence as confidenceWords } from '../model/vocabularies.ts';
import type { Properties, Property } from '../pothos-plugin-neo4j/model/index.ts';

/** Controls but the end of a line, and marks that show a text in another order than it is read. */
const hidden =
  '\\u0000-\\u0009\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff';
export const hiddenCharacters = new RegExp(`[${hidden}]`, 'u');
const visible = new RegExp(`^[^\\r${hidden}]*$`, 'u');

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

/** The first day that a written date can mean. */
export const firstDay = (written: string): string => readDate(written)!.date;

/** The last day that a written date can mean. */
export function lastDay(written: string): string {
  const { date, precision } = readDate(written)!;
  if (precision === 'DAY') return date;
  const [year, month] = date.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, precision === 'YEAR' ? 12 : month, 0)).toISOString().slice(0, 10);
}

export const coarser = (a: Precision, b: Precision): Precision =>
  precisions.find(([precision]) => precision === a || precision === b)![0];

/** The property that keeps how exactly a date is known. An event has one for both of its days. */
export function precisionOf(properties: Properties, name: string): string | undefined {
  if (`${name}Precision` in properties) return `${name}Precision`;
  return /^(start|end)Date$/.test(name) && 'datePrecision' in properties ? 'datePrecision' : undefined;
}

/** Long enough for every name, and short enough for an index of Neo4j, in which it has to fit with the slug. */
const LONGEST_NAME = 1_000;
const LONGEST_TEXT = 5_000;
const LONGEST_SLUG = 200;

export const slugField = z
  .string()
  .max(LONGEST_SLUG, `A slug has no more than ${LONGEST_SLUG} characters.`)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug is lower-case letters and digits, joined by single hyphens.')
  .meta({ id: 'Slug', description: 'A readable identifier, unique over all facts.' });

function textOf(longest: number) {
  return (
    z
      .string()
      .max(longest, `This is to be no more than ${longest} characters long.`)
      .regex(/^\S([\s\S]*\S)?$/, 'Text is not empty and has no space at its ends.')
      .regex(visible, 'Text has no characters that nobody sees, such as controls.')
      // A code point of its own for each letter with its accent, so that the same word is the same text everywhere.
      .refine((text) => text === text.normalize('NFC'), 'Letters with accents are written as one character (NFC).')
  );
}

export const wordsField = textOf(LONGEST_TEXT).meta({ id: 'Text' });
const nameField = textOf(LONGEST_NAME).meta({ id: 'Name' });

/** What stands for a whole record or is looked up by, and so is short. */
const names: ReadonlySet<string> = new Set(['name', 'title', 'summary', 'publisher', 'code', 'kind']);

const urlField = z
  .string()
  .max(LONGEST_NAME, `This is to be no more than ${LONGEST_NAME} characters long.`)
  .regex(/^https?:\/\/[^\s/]+\S*$/, {
    error: 'An address on the web begins with https:// or http://, and has no spaces.',
    abort: true,
  })
  .regex(visible, 'An address has no characters that nobody sees, such as controls.')
  .refine((text) => URL.canParse(text), 'This is not an address on the web.')
  .meta({ id: 'Address' });

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

/** Identifiers of others, as they are written there. */
const identifierForms: Readonly<Record<string, readonly [form: RegExp, hint: string]>> = {
  wikidataId: [/^Q[1-9]\d*$/, 'An identifier in Wikidata is a Q and digits, such as Q16.'],
  isoAlpha3: [/^[A-Z]{3}$/, 'This code of ISO 3166-1 is three capital letters, such as JPN.'],
  isoNumeric: [/^\d{3}$/, 'This code of ISO 3166-1 is three digits in quotation marks, such as "036".'],
  regionCode: [/^\d{3}$/, 'A code of UN M49 is three digits in quotation marks, such as "019".'],
  subregionCode: [/^\d{3}$/, 'A code of UN M49 is three digits in quotation marks, such as "030".'],
};

function scalarOf(name: string, property: Property, siblings: Properties): z.ZodType {
  if (property.enumeration) return z.enum(Object.keys(property.enumeration.values) as [string, ...string[]]);
  switch (factTypeOf(property)) {
    case 'text':
      if (name === 'slug' || name === 'formerSlugs') return slugField;
      if (name === 'url') return urlField;
      if (Object.hasOwn(identifierForms, name)) return z.string().regex(...identifierForms[name]!);
      return names.has(name) ? nameField : wordsField;
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

export const keyField = textOf(LONGEST_NAME).meta({
  description: 'Tells it from every other of its kind; kept when it is edited.',
});
