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

/** As the nullability specification writes it; graphql-js 16 does not know it. */
const definition = `"""
The value is null only where there is an error for it: clients that treat errors can take it for non-null.
"""
directive @semanticNonNull(
  """At which levels of lists: 0 is the value of the field itself."""
  levels: [Int!]! = [0]
) on FIELD_DEFINITION
`;

/**
 * A schema as text, in the order of names. Fields that are null only by an error bear `@semanticNonNull`: what every plan
 * answers, and what is nullable only so that an argument that is refused makes nothing null but its field.
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

/** Whether a field that may be null is never so without an error. */
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
