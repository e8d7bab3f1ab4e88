import {
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  lexicographicSortSchema,
  parse,
  printSchema,
} from 'graphql';
import { fieldMapping } from '../compiler/mapping.ts';

/** The directive as the nullability specification defines it. graphql-js 16 does not have it. */
const definition = `"""
The value is null only if there is an error for it. Clients that handle errors can treat it as non-null.
"""
directive @semanticNonNull(
  """At which levels of lists: 0 is the value of the field itself."""
  levels: [Int!]! = [0]
) on FIELD_DEFINITION
`;

/**
 * Prints a schema, sorted by name. Fields that are null only because of an error have `@semanticNonNull`: fields whose value
 * is always there, and which are nullable only so that a refused argument nulls nothing but its field.
 */
export function printGraphSchema(schema: GraphQLSchema): string {
  const text = printSchema(lexicographicSortSchema(schema));
  const ends = parse(text).definitions.flatMap((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
    const type = schema.getType(node.name.value);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return (node.fields ?? [])
      .filter(({ name }) => isNullOnlyByError(type.getFields()[name.value]!))
      .map((field) => field.type.loc!.end);
  });
  const parts = [0, ...ends].map((start, index) => text.slice(start, ends[index]));
  return `${definition}\n${parts.join(' @semanticNonNull')}\n`;
}

/** Whether a nullable field is null only because of an error. */
export function isNullOnlyByError(field: GraphQLField<unknown, unknown>): boolean {
  if (isNonNullType(field.type)) return false;
  const mapping = fieldMapping(field);
  switch (mapping?.kind) {
    case 'connection':
    case 'countBy':
    case 'countsBy':
    case 'crossTabulation':
    case 'nodesByIds':
      return true;
    case 'rows':
      return mapping.list;
    default:
      return false;
  }
}
