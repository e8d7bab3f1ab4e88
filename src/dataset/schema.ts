import { z } from 'zod';
import type { Properties } from '../pothos-plugin-neo4j/model/index.ts';
import { confidenceField, fieldOf, keyField, precisionOf, slugField, sourcesField } from './fields.ts';
import { type Fields, type Link, type RecordFormat, simpleFormats } from './format.ts';
import { documentFormat, eventFormats } from './format-events.ts';

/** Properties of relationships that are not part of what a reference says by itself. */
const common = ['key', 'sources', 'confidence'];

function writtenOf(properties: Properties, unwritten: readonly string[]): [string, z.ZodType][] {
  const precisions = new Set(Object.keys(properties).map((name) => precisionOf(properties, name)));
  return Object.entries(properties)
    .filter(
      ([name, { internal, workedOut }]) =>
        !internal && !workedOut && !precisions.has(name) && !unwritten.includes(name),
    )
    .map(([name, property]) => [name, fieldOf(name, property, properties)]);
}

/** A reference is the name of the other record, or a map with that name and what only this reference says. */
function referenceOf({ relationship, by, defaults }: Link): z.ZodType {
  const own = writtenOf(relationship.properties, common).map(([name, field]): [string, z.ZodType] => {
    const byDefault = defaults[name];
    return [name, byDefault === undefined ? field : field.default(byDefault)];
  });
  const map = z.strictObject({
    [by]: z.string(),
    ...(relationship.repeats ? { key: keyField } : {}),
    ...Object.fromEntries(own),
    sources: sourcesField.optional(),
    confidence: confidenceField.optional(),
  });
  return z
    .preprocess((written) => (typeof written === 'string' ? { [by]: written } : written), map)
    .meta({ description: relationship.description });
}

function linkOf(link: Link): z.ZodType {
  return link.many ? z.array(referenceOf(link)).default([]) : referenceOf(link).optional();
}

/** Sources for single properties, where they differ from those of the record. */
function propertySourcesOf(format: RecordFormat): z.ZodType {
  const names = Object.entries(format.node.properties).flatMap(([name, { internal, workedOut }]) =>
    internal || workedOut ? [] : [name],
  );
  return z
    .strictObject(Object.fromEntries(names.map((name) => [name, sourcesField.optional()])))
    .default({})
    .meta({ description: 'The sources of single properties, by the name of the property.' });
}

const namesakeField = slugField
  .optional()
  .meta({ description: 'The slug of another record of the same kind and name, which is not the same.' });

const schemas = new Map<RecordFormat, z.ZodObject>();

/** What a record of a format is written as, with everything inside it. */
export function schemaOf(format: RecordFormat): z.ZodObject {
  const known = schemas.get(format) ?? buildSchema(format);
  schemas.set(format, known);
  return known;
}

function buildSchema(format: RecordFormat): z.ZodObject {
  const { node, fixed, derived, links, children, fields, sourced } = format;
  const unwritten = [...Object.keys(derived), ...Object.keys(fixed), 'confidence'];
  const shape = {
    ...Object.fromEntries(Object.entries(fixed).map(([name, word]) => [name, z.literal(word)])),
    ...Object.fromEntries(writtenOf(node.properties, unwritten)),
    ...(sourced
      ? { sources: sourcesField, confidence: confidenceField, propertySources: propertySourcesOf(format) }
      : {}),
    namesakeOf: namesakeField,
    ...Object.fromEntries(Object.entries(links).map(([name, link]) => [name, linkOf(link)])),
    ...fields,
    ...Object.fromEntries(
      Object.entries(children).map(([name, child]) => [name, z.array(schemaOf(child.format)).default([])]),
    ),
  };
  return z.strictObject(shape).meta({ id: node.label, description: node.description });
}

/** What the files of one name, or below the folder of that name, hold. */
export interface Collection {
  readonly schema: z.ZodType;
  /** The format of a record; some format of the collection where the record does not say. */
  readonly formatOf: (written: unknown) => RecordFormat;
  /** Every format that its records can have. */
  readonly formats: readonly RecordFormat[];
}

const single = (format: RecordFormat): Collection => ({
  schema: schemaOf(format),
  formatOf: () => format,
  formats: [format],
});

const events: Collection = {
  schema: z.discriminatedUnion(
    'kind',
    Object.values(eventFormats).map(schemaOf) as unknown as [z.ZodObject, ...z.ZodObject[]],
  ),
  formatOf: (written) => {
    const kind = String((written as Fields | null)?.['kind']);
    return Object.hasOwn(eventFormats, kind) ? eventFormats[kind]! : eventFormats['MINISTERIAL_MEETING']!;
  },
  formats: Object.values(eventFormats),
};

/** Every collection of the dataset, by the name of its file or folder. */
export const collections: Readonly<Record<string, Collection>> = {
  ...Object.fromEntries(Object.entries(simpleFormats).map(([name, format]) => [name, single(format)])),
  events,
  documents: single(documentFormat),
};

/** The collection that a file or folder belongs to, and the name that says so. */
export function collectionOf(file: string): { readonly name: string; readonly collection: Collection | undefined } {
  const name = /^[^/.]+/.exec(file)?.[0] ?? '';
  return { name, collection: Object.hasOwn(collections, name) ? collections[name] : undefined };
}
