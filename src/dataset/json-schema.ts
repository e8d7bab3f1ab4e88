import { z } from 'zod';
import { collections } from './schema.ts';
import { SEARCH_WORDS_FILE, searchWordsSchema } from './search/words.ts';
import { TOTALS_FILE, totalsSchema } from './totals.ts';

/** JSON Schema of draft 7: the newest that every editor's YAML support knows. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What editors check facts against while they are written, by the name of the collection: derived from what a load
 * checks. It knows the form of a file, and not what its references lead to.
 */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  const files = Object.entries(collections).map(([name, { schema }]): [string, z.ZodType] => [
    name,
    z.union([schema, z.array(schema)]),
  ]);
  const others = [
    [TOTALS_FILE.replace(/\.yaml$/, ''), totalsSchema],
    [SEARCH_WORDS_FILE.replace(/\.yaml$/, ''), searchWordsSchema],
  ] as const;
  return Object.fromEntries(
    [...files, ...others].map(([name, schema]) => [
      name,
      { title: `Facts: ${name}`, ...z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: adapt }) },
    ]),
  );
}

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const adapt: Override = ({ zodSchema, jsonSchema }) => {
  const { def } = zodSchema._zod;
  // A reference is a map, and a name alone stands for a map with nothing else.
  if (def.type === 'pipe' && def.in._zod.def.type === 'transform') {
    const { description, ...map } = { ...jsonSchema };
    for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
    Object.assign(jsonSchema, { description, anyOf: [{ type: 'string' }, map] });
  }
  const [only, ...others] = jsonSchema.allOf ?? [];
  if (only && others.length === 0 && Object.keys(jsonSchema).length === 1) {
    delete jsonSchema.allOf;
    Object.assign(jsonSchema, only);
  }
  // The bounds of what a double holds exactly say nothing to a curator.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

/** Where the printed schemas stand, from the root of the project. */
export const schemaPath = (name: string): string => `src/dataset/schemas/${name}.schema.json`;

/** The settings that make Visual Studio Code check each file of facts against the schema of its collection. */
export function editorSettings(): JsonSchema {
  const files = (name: string) => [`src/dataset/facts/${name}.yaml`, `src/dataset/facts/${name}/**/*.yaml`];
  return {
    'yaml.schemas': Object.fromEntries(Object.keys(jsonSchemas()).map((name) => [schemaPath(name), files(name)])),
  };
}
